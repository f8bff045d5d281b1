"""attack PORT PID LIMIT: attacks the server that runs as PID on 127.0.0.1, and prints what it costs.

Each attack ends when all its connections are closed, or after SECONDS. LIMIT is the server's CONNECTION_LIMIT.
"""
import socket
import sys
import time

from ordinary import ORDINARY, SECONDS, ask_and_work, request, worked

PORT, PID, LIMIT = map(int, sys.argv[1:])
failures = []


def memory():
    """Megabytes that the server has now."""
    with open(f"/proc/{PID}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def connect(count, receive=None):
    crowd = []
    for _ in range(count):
        client = socket.socket()
        if receive:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        client.connect(("127.0.0.1", PORT))
        client.setblocking(False)
        crowd.append(client)
    return crowd


def send(client, content):
    """How many bytes were taken; None if the connection is closed."""
    try:
        return client.send(content)
    except BlockingIOError:
        return 0
    except OSError:
        return None


def report(name, start, used, most, answers, rest):
    slowest, work = (max(column) for column in zip(*answers))
    print(f"{name}: {rest}; at most {most:.0f} MB, {used / (time.monotonic() - start):.0%} of a core, slowest "
          f"ordinary answer {slowest * 1000:.0f} ms, with {work * 1000:.0f} ms of work until then", flush=True)


def attack(name, crowd, step, pause):
    """Calls step(client), which returns bytes or None, for all clients until all are closed."""
    start, used, most, answers, sent, count = time.monotonic(), worked(PID), 0, [], 0, len(crowd)
    while crowd and time.monotonic() - start < SECONDS:
        open_ones = []
        for client in crowd:
            taken = step(client)
            if taken is not None:
                sent += taken
                open_ones.append(client)
        crowd = open_ones
        most = max(most, memory())
        answers.append(ask_and_work(PORT, PID))
        time.sleep(pause)
    seconds = time.monotonic() - start
    end = f"all closed after {seconds:.0f} s" if not crowd else f"{len(crowd)} of {count} still open"
    report(name, start, worked(PID) - used, most, answers, f"{count} clients, {sent / 1e6:.1f} MB taken, {end}")
    if crowd or max(work for _, work in answers) > 1:
        failures.append(name)


def drip(client, content=b" "):
    try:
        if client.recv(100) == b"":
            return None
    except BlockingIOError:
        pass
    except OSError:
        return None
    return send(client, content)


def main():
    alone = max(ask_and_work(PORT, PID)[0] for _ in range(50))
    print(f"without an attack: {memory():.0f} MB, slowest ordinary answer {alone * 1000:.0f} ms")

    few = request(ORDINARY) * 16
    attack("deaf clients that pipeline a little", connect(300, 4096), lambda c: send(c, few), 0.1)
    page = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    attack("deaf clients that ask for the page", connect(300, 4096), lambda c: send(c, page), 0.5)
    attack("deaf clients that ask now and then", connect(300, 4096), lambda c: send(c, request(ORDINARY)), 0.5)
    many = request(ORDINARY) * 400
    attack("deaf clients that pipeline much", connect(300, 4096), lambda c: send(c, many), 0.1)
    slow = connect(300)
    for client in slow:
        send(client, request(ORDINARY, length=1000))
    attack("bodies that drip", slow, drip, 0.5)
    slow = connect(300)
    for client in slow:
        send(client, b"POST / HTTP/1.1\r\nX: ")
    attack("heads that drip", slow, lambda c: drip(c, b"a"), 0.5)
    for status, kind in ((415, b"text/plain"), (413, b"application/json")):
        flood = connect(4)
        for client in flood:
            send(client, request(b"", kind, 10**12))
        block = b" " * 262_144
        attack(f"endless bodies ({status})", flood, lambda c: send(c, block), 0)
    chunked = b"POST / HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    upgrade = b"GET /healthz HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: b\r\n\r\n"
    for name, head, block in (
        ("an endless extension of a chunk", chunked + b"1;a=", b"a" * 262_144),
        ("endless empty lines", b"", b"\r\n" * 131_072),
        ("another protocol (CONNECT)", b"CONNECT a:1 HTTP/1.1\r\n\r\n", b"a" * 262_144),
        ("another protocol (Upgrade)", upgrade, b"a" * 262_144),
    ):
        flood = connect(4)
        for client in flood:
            send(client, head)
        attack(name, flood, lambda c: send(c, block), 0)

    start, used = time.monotonic(), worked(PID)
    crowd = connect(LIMIT + 100)
    time.sleep(3)
    report("more connections than descriptors", start, worked(PID) - used, memory(), [(0, 0)],
           f"{len(crowd)} clients")
    if worked(PID) - used > 0.5 * (time.monotonic() - start):
        failures.append("it spins without descriptors")
    waiting, _ = ask_and_work(PORT, PID)
    for client in crowd:
        client.close()
    time.sleep(1)
    print(f"after all: {memory():.0f} MB, an ordinary answer had to wait for {waiting:.1f} s, and now takes "
          f"{max(ask_and_work(PORT, PID)[0] for _ in range(50)) * 1000:.0f} ms")


main()
assert not failures, failures
