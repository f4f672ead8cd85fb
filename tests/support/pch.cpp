// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// Exists so that its target can own the precompiled header of all tests.
int main()
{
    return 0;
}
