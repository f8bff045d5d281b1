"""check.py PAGE COMMAND SERVER PICTURES: opens the page in Chromium, from disk and from the example's server, and uses it.

What it answers is compared with what the command prints for the same input.
"""

import contextlib
import json
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

page_file, command, endpoint, pictures = (pathlib.Path(path).resolve() for path in sys.argv[1:])
vectors = pathlib.Path(__file__).parents[1] / "Vectors"
KEY, SECRET = "PAGE_CLIENT_ID_0123456", "PAGE_SECRET_0123456789abcdefghij"
NOW = 1_795_000_000
FIELDS = ["text", "key", "secret", "meetingNumber", "sdkVersion", "code"]
count = 0


def check(condition, message):
    global count
    if not condition:
        sys.exit(f"the page: {message}")
    count += 1


def cases():
    """The inputs: the reports from the field, and what the oracles signed."""
    for file in sorted((vectors / "reports").glob("*.json")):
        report = json.loads(file.read_text(encoding="utf-8"))
        yield {"id": report["id"], "text": report["text"], "key": report["key"], "secret": report["secret"],
               "meetingNumber": report.get("meeting") or "", "role": report.get("role") or "",
               "platform": report["platform"], "sdkVersion": report.get("sdkVersion") or "", "now": report["now"]}
    for file in sorted([*vectors.glob("jwt-*.json"), *vectors.glob("legacy-*.json")]):
        found = json.loads(file.read_text(encoding="utf-8"))
        for group in found.get("groups", [found]):
            for case in group["cases"][:6]:
                text = case.get("jwt") or case.get("signature") or case.get("output")
                if text and case.get("secret"):
                    text = text.removesuffix("\n")
                    yield {"id": f"{file.stem} {case['id']}", "text": text, "key": case.get("key") or case["sdkKey"],
                           "secret": case["secret"], "meetingNumber": "", "role": "", "platform": "",
                           "sdkVersion": "", "now": NOW}


def printed(arguments, key, secret, text=""):
    """What the command prints."""
    credentials = {"ZOOM_MEETING_SDK_KEY": key, "ZOOM_MEETING_SDK_SECRET": secret}
    environment = {**os.environ, **{name: value for name, value in credentials.items() if value}}
    return subprocess.run([command, *arguments], input=text.encode("utf-8", "surrogatepass"), env=environment,
                          stdout=subprocess.PIPE, check=False).stdout.decode()


def inspected(case):
    arguments = ["inspect", "--json", "--now", str(case["now"]), "-"]
    for name, option in [("meetingNumber", "--meeting"), ("role", "--role"), ("platform", "--platform"),
                         ("sdkVersion", "--sdk-version")]:
        if case[name]:
            arguments.insert(1, f"{option}={case[name]}")
    return json.loads(printed(arguments, case["key"], case["secret"], case["text"]))


def fill(page, case):
    """Puts the values into the form, and waits for the answer."""
    page.evaluate("""async (values) => {
        Date.now = () => values.now * 1000;
        for (const [name, value] of Object.entries(values.fields)) document.getElementById(name).value = value;
        await update();
    }""", {"now": case["now"], "fields": {
        **{name: case.get(name, "") for name in FIELDS}, "platform": case["platform"],
        "role": {"host": "1", "participant": "0"}.get(case["role"], case["role"])}})


def compare_inspections(page):
    for case in cases():
        fill(page, case)
        wanted = inspected(case)
        seen = page.evaluate("""() => ({verdict: last.report.verdict, answer: last.report.answer,
            causes: [...document.querySelectorAll("#finding-list code.id")].map((code) => code.textContent)})""")
        check(seen["verdict"] == wanted["verdict"], f"{case['id']}: {seen['verdict']}, not {wanted['verdict']}")
        causes = [finding["cause"]["identifier"] for finding in wanted["findings"]]
        check(seen["causes"] == causes, f"{case['id']}: {seen['causes']}, not {causes}")
        check(seen["answer"] == wanted["answer"], f"{case['id']}: {seen['answer']}, not {wanted['answer']}")


def compare_signatures(page):
    page.evaluate("() => document.querySelector('input[value=sign]').click()")
    for layout in ["current", "endpoint", "2022", "canonical"]:
        for role in ["0", "1"]:
            fill(page, {"key": KEY, "secret": SECRET, "meetingNumber": "852 1234 5678", "role": role,
                        "platform": "web", "now": NOW, "layout": layout})
            page.evaluate("async (layout) => { id('layout').value = layout; await update(); }", layout)
            wanted = printed(["sign", "--meeting", "85212345678", "--role", role, "--issued-at", str(NOW),
                              "--layout", layout], KEY, SECRET).strip()
            check(page.inner_text("#signature") == wanted, f"another signature, {layout}")
    page.evaluate("async () => { id('platform').value = 'ios'; await update(); }")
    wanted = printed(["sign", "--native", "--issued-at", str(NOW), "--layout", "canonical"], KEY, SECRET).strip()
    check(page.inner_text("#signature") == wanted, "another signature, native")
    page.evaluate("""async () => { id('platform').value = 'web'; id('meetingNumber').value = '8521234x678';
        await update(); }""")
    check(page.inner_text("#meetingNumber-problem") == "Character 8: not a digit.", "the rejected character")
    page.evaluate("() => { document.querySelector('input[value=inspect]').click(); }")


def check_secrecy(page, requests):
    case = {**next(cases()), "secret": SECRET}
    fill(page, case)
    check(SECRET not in page.content(), "the secret shows in the page")
    check(SECRET not in page.title() + page.url, "the secret is in the title or the address")
    check(page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length") == 0, "storage")
    copied = page.evaluate("() => markdown(last.report)")
    key, signature = case["key"], page.evaluate("() => last.signature ?? ''")
    check(copied.startswith("**") and SECRET not in copied and key not in copied, "the copied report")
    check(not signature or signature.split(".")[-1] not in copied, "the copied report has the signature")
    check(len(requests) == 1, f"requests: {requests}")
    page.evaluate("""() => {
        window.violations = [];
        document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
        fetch("https://example.com/").catch(() => {});
        new Image().src = "https://example.com/";
    }""")
    # The server's header reports, too.
    page.wait_for_function("() => new Set(violations).size === 2")
    check(set(page.evaluate("() => violations")) == {"connect-src", "img-src"}, "what was reported as forbidden")
    check(len(requests) == 1, f"a connection was made: {requests}")


def check_keyboard(page):
    wanted = page.evaluate("""() => [...document.querySelectorAll("a, input, select, textarea, button, pre")]
        .filter((part) => part.checkVisibility() && !(part.type === "radio" && !part.checked)).map((part) => part.id || part.name || part.className || part.tagName)""")
    page.evaluate("() => document.activeElement.blur()")
    seen = []
    for _ in wanted:
        page.keyboard.press("Tab")
        seen.append(page.evaluate("""() => { const part = document.activeElement;
            return part.id || part.name || part.className || part.tagName; }"""))
    check(seen == wanted, f"the keyboard reaches {seen}, not {wanted}")


def check_accessibility(page, name):
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        result = Axe().run(page)
        check(result.violations_count == 0, f"{name}, {scheme}: {result.generate_report()}")
    page.emulate_media(color_scheme="light")


def take_pictures(page, name):
    pictures.mkdir(parents=True, exist_ok=True)
    for width in [360, 800, 1400]:
        page.set_viewport_size({"width": width, "height": 900})
        check(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), f"{width} px: too wide")
        page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)


def use(page, address):
    requests, messages = [], []
    page.on("requestfinished", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: requests.append(request.url) if request.failure != "csp" else None)
    page.on("console", lambda message: messages.append(message.text) if "example.com" not in message.text else None)
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(address)
    page.wait_for_function("() => last === null && shown.size > 0")
    check_accessibility(page, "empty")
    compare_inspections(page)
    compare_signatures(page)
    check_accessibility(page, "an answer")
    wrong = {**next(cases()), "text": next(cases())["text"].replace(".", ".=", 1)}
    fill(page, wrong)
    check_accessibility(page, "a wrong signature")
    check_keyboard(page)
    check_secrecy(page, requests)
    check(not messages, f"the console: {messages}")


def measure(page, address):
    """Prints how long the first answer takes after loading, and an inspection, and what memory becomes."""
    case = next(cases())
    times = []
    for _ in range(20):
        page.goto(address)
        times.append(page.evaluate("async () => { await library; await update(); return performance.now() - "
                                   "performance.getEntriesByType('navigation')[0].domInteractive; }"))
    fill(page, case)
    took, before, after = page.evaluate("""async () => {
        const exports = await library, asked = request(seconds());
        for (let i = 0; i < 100; i++) ask(exports, asked);
        const before = exports.memory.buffer.byteLength, start = performance.now();
        for (let i = 0; i < 10000; i++) ask(exports, asked);
        return [(performance.now() - start) / 10000, before, exports.memory.buffer.byteLength];
    }""")
    check(before == after, f"memory grew from {before} to {after} bytes in 10,000 inspections")
    print(f"first answer {statistics.median(times):.0f} ms after loading, an inspection {took:.2f} ms, "
          f"memory {after:,} bytes")


@contextlib.contextmanager
def served():
    """Runs the server of the example, and gives the address of its page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {"PORT": str(port), "PAGE": str(page_file), "LOG_LEVEL": "error",
                   "ZOOM_MEETING_SDK_KEY": "key", "ZOOM_MEETING_SDK_SECRET": "secret_of_the_server_0123456789"}
    with subprocess.Popen([endpoint], env=environment) as server:
        try:
            while server.poll() is None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


size = page_file.stat().st_size
check(size <= 400_000, f"{size} bytes")
with sync_playwright() as playwright, served() as address:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for address in [page_file.as_uri(), address]:
        use(browser.new_page(), address)
    page = browser.new_page()
    measure(page, page_file.as_uri())
    take_pictures(page, "inspected")
    browser.close()
print(f"ok: the page, {size:,} bytes, {count} checks")
