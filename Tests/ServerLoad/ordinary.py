"""An ordinary client of the server, and what the server spends meanwhile."""
import glob
import http.client
import time

SECONDS = 25
ORDINARY = b'{"meetingNumber":"85746065432","role":0}'


def request(body, kind=b"application/json", length=None):
    size = len(body) if length is None else length
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (kind, size)
    return head + body


def ask(port):
    """Seconds until an ordinary request is answered."""
    start = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.request("POST", "/", ORDINARY, {"Content-Type": "application/json"})
    response = connection.getresponse()
    assert response.status == 200, response.status
    assert b'"signature":"eyJ' in response.read()
    connection.close()
    return time.monotonic() - start


def worked(pid):
    """Seconds that a server has worked, on all threads. Unlike an answer's time, they don't depend on the load."""
    total = 0
    for name in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        try:
            with open(name) as statistics:
                total += int(statistics.read().split()[0])
        except OSError:  # The thread has ended.
            pass
    return total / 1e9


def ask_and_work(port, pid):
    """Seconds until an ordinary request is answered, and seconds that the server worked until then."""
    before = worked(pid)
    seconds = ask(port)
    return seconds, worked(pid) - before
