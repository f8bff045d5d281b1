"""slow-clients PORT COUNT: so many clients at once that each do something wrong, and stay.

A quarter send half a request and wait, a quarter a body of a megabyte, a quarter bad JSON, a quarter the
wrong type. While they are there, an ordinary client asks again and again; the slowest answer it gets is
printed. Everything goes to 127.0.0.1 and ends after SECONDS at most.
"""
import http.client
import socket
import sys
import time

PORT, COUNT = int(sys.argv[1]), int(sys.argv[2])
SECONDS = 20
ORDINARY = b'{"meetingNumber":"85746065432","role":0}'


def request(body, kind=b"application/json", length=None):
    size = len(body) if length is None else length
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (kind, size)
    return head + body


KINDS = [
    ("half a request", request(ORDINARY[:10], length=40), None),
    ("a megabyte", request(b" " * 1_000_000), b" 413 "),
    ("bad JSON", request(b'{"meetingNumber":'), b" 400 "),
    ("the wrong type", request(ORDINARY, b"text/plain"), b" 415 "),
]


def ask():
    start = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=SECONDS)
    connection.request("POST", "/", ORDINARY, {"Content-Type": "application/json"})
    response = connection.getresponse()
    assert response.status == 200, response.status
    assert b'"signature":"eyJ' in response.read()
    connection.close()
    return time.monotonic() - start


def status_of(connection):
    connection.settimeout(SECONDS)
    return connection.recv(4096).split(b"\r\n")[0]


def main():
    alone = max(ask() for _ in range(50))
    crowd = []
    slowest = 0.0
    for index in range(COUNT):
        connection = socket.create_connection(("127.0.0.1", PORT))
        connection.sendall(KINDS[index % len(KINDS)][1])
        crowd.append(connection)
        if index % 10 == 0:
            slowest = max(slowest, ask())
    for index, connection in enumerate(crowd):
        expected = KINDS[index % len(KINDS)][2]
        if expected:
            status = status_of(connection)
            assert expected in status + b" ", (KINDS[index % len(KINDS)][0], status)
    slowest = max([slowest] + [ask() for _ in range(100)])
    print(f"the slowest answer: {alone * 1000:.1f} ms alone, {slowest * 1000:.1f} ms among {COUNT} bad clients")
    started = time.monotonic()
    for connection in crowd[:: len(KINDS)]:
        try:
            while connection.recv(4096):
                pass
        except ConnectionResetError:
            pass
    print(f"the last half request was closed after {time.monotonic() - started:.0f} s")
    assert slowest < 1, slowest


main()
