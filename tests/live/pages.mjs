// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// The pages of the server: plain forms, nothing from another host. The same field and button
// names are used by every server of these tests.

export function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`);
}

export function page(title, body) {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`;
}

export function loginPage(action, message) {
  return page('Sign in', `
${message ? `<p role="alert">${escapeHtml(message)}</p>` : ''}
<form method="post" action="${escapeHtml(action)}">
<p><label>Name <input name="username" autocomplete="username" required autofocus></label></p>
<p><label>Password <input type="password" name="password" required></label></p>
<p><button type="submit" name="decision" value="allow">Sign in</button>
<button type="submit" name="decision" value="deny" formnovalidate>Cancel</button></p>
</form>`);
}

export function consentPage(action, { client, user, scopes }) {
  const items = scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('\n');
  return page('Allow access?', `
<p><b>${escapeHtml(client)}</b> asks ${escapeHtml(user)} for:</p>
<ul>
${items}
</ul>
<form method="post" action="${escapeHtml(action)}">
<p><button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button></p>
</form>`);
}

export function errorPage(fields) {
  const rows = Object.entries(fields).filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('\n');
  return page('This did not work', `<dl>\n${rows}\n</dl>`);
}
