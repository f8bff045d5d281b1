"""slow-clients PORT PID CONTROL COUNT: so many clients at once that each do something wrong, and stay.

A quarter send half a request and wait, a quarter a body of a megabyte, a quarter bad JSON, a quarter the
wrong type. While they are there, an ordinary client asks again and again.

How long it waits depends on what else the machine does. So two other things must hold: how long the server, PID,
worked while the client waited, and how much longer that took than an answer of a server without bad clients on the
port CONTROL, which is asked right after it. Everything goes to 127.0.0.1 and ends after SECONDS at most.
"""
import socket
import sys
import time

from ordinary import ORDINARY, SECONDS, ask, ask_and_work, request

PORT, PID, CONTROL, COUNT = map(int, sys.argv[1:])

KINDS = [
    ("half a request", request(ORDINARY[:10], length=40), None),
    ("a megabyte", request(b" " * 1_000_000), b" 413 "),
    ("bad JSON", request(b'{"meetingNumber":'), b" 400 "),
    ("the wrong type", request(ORDINARY, b"text/plain"), b" 415 "),
]


def compare():
    """How long an ordinary request takes, the server works for it, and one to the other server takes."""
    return *ask_and_work(PORT, PID), ask(CONTROL)


def status_of(connection):
    connection.settimeout(SECONDS)
    return connection.recv(4096).split(b"\r\n")[0]


def milliseconds(seconds):
    return f"{seconds * 1000:.0f} ms"


def main():
    crowd = []
    answers = []
    for index in range(COUNT):
        connection = socket.create_connection(("127.0.0.1", PORT))
        connection.sendall(KINDS[index % len(KINDS)][1])
        crowd.append(connection)
        if index % 10 == 0:
            answers.append(compare())
    for index, connection in enumerate(crowd):
        expected = KINDS[index % len(KINDS)][2]
        if expected:
            status = status_of(connection)
            assert expected in status + b" ", (KINDS[index % len(KINDS)][0], status)
    answers += [compare() for _ in range(100)]
    slowest, work, control = (max(column) for column in zip(*answers))
    print(f"the slowest of {len(answers)} answers among {COUNT} bad clients: {milliseconds(slowest)}, "
          f"and {milliseconds(control)} without them at the same time; "
          f"the server worked at most {milliseconds(work)} until an answer")
    started = time.monotonic()
    for connection in crowd[:: len(KINDS)]:
        try:
            while connection.recv(4096):
                pass
        except ConnectionResetError:
            pass
    print(f"the last half request was closed after {time.monotonic() - started:.0f} s")
    assert work < 0.25, work
    late = [answer for answer in answers if answer[0] > answer[2] + 1]
    assert len(late) <= len(answers) // 100, late


main()
