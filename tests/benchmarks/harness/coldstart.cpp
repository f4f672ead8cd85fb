// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// Starts the program of its arguments once for each line of its standard input, and says in a line
/// what it cost: nanoseconds from start to end, of processor time, kilobytes at the peak, exit
/// code, the first line of its output; tabs between them. Small, since Linux counts the memory of
/// whoever starts a program as that program's.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

long long nowNs()
{
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

long long nsOf(const timeval &time)
{
    return time.tv_sec * 1'000'000'000LL + time.tv_usec * 1000LL;
}

[[noreturn]] void giveUp(const char *what)
{
    perror(what);
    exit(1);
}

std::string readAll(int descriptor)
{
    std::string all;
    char bytes[4096];
    for (ssize_t size = 0; (size = read(descriptor, bytes, sizeof bytes)) > 0;)
        all.append(bytes, static_cast<size_t>(size));
    return all;
}

void startOnce(char **command)
{
    int ends[2] = {};
    if (pipe(ends) != 0)
        giveUp("pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0, 0);
    const long long start = nowNs();
    pid_t program = 0;
    if (posix_spawn(&program, command[0], &actions, nullptr, command, environ) != 0)
        giveUp(command[0]);
    close(ends[1]);
    const std::string output = readAll(ends[0]);
    int status = 0;
    rusage usage = {};
    wait4(program, &status, 0, &usage);
    const long long end = nowNs();
    close(ends[0]);
    posix_spawn_file_actions_destroy(&actions);
    printf("%lld\t%lld\t%ld\t%d\t%s\n", end - start, nsOf(usage.ru_utime) + nsOf(usage.ru_stime),
           usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : -1,
           output.substr(0, output.find('\n')).c_str());
    fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: bench_coldstart PROGRAM [ARGUMENT…]\n", stderr);
        return 2;
    }
    for (int byte = 0; (byte = getchar()) != EOF;) {
        if (byte == '\n')
            startOnce(argv + 1);
    }
}
