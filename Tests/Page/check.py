"""check.py PAGE COMMAND SERVER PICTURES: opens the page in Chromium, from disk and from the example's server, and uses it.

What it answers is compared with what the command prints for the same input.
"""

import base64
import contextlib
import hmac
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
KEY, SECRET = "PAGE_CLIENT_ID_0123456", "PAGE_SECRET_0123456789abcdefghIj"
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
    check(page.inner_text("#meetingNumber-problem").startswith("Character 8: not a digit."), "the rejected character")
    page.evaluate("() => { document.querySelector('input[value=inspect]').click(); }")


def token(claims, header='{"alg":"HS256","typ":"JWT"}'):
    """A token of two JSON texts."""
    message = ".".join(base64.urlsafe_b64encode(text.encode()).decode().rstrip("=") for text in [header, claims])
    code = hmac.digest(SECRET.encode(), message.encode(), "sha256")
    return f"{message}.{base64.urlsafe_b64encode(code).decode().rstrip('=')}"


CLAIMS = f'"appKey":"{KEY}","mn":"85212345678","iat":{NOW - 30},"exp":{NOW + 7170},"tokenExp":{NOW + 7170}'
LEGACY = base64.b64encode(f"{KEY}.85212345678.{NOW}.0.{base64.b64encode(bytes(32)).decode()}".encode()).decode()
RIGHT = token(f'{{{CLAIMS},"role":0}}')
# What is pasted, a cause, and the text of the mark to which the cause leads.
MARKED = [
    (f"é Bearer {RIGHT}", "transport.prefix", "é·Bearer·"),
    (RIGHT[:80] + "\n" + RIGHT[80:], "transport.lineBreaks", "↵"),
    (RIGHT + "\n", "transport.surroundingSpace", "↵"),
    (f'{{"signature":"{RIGHT}"}}', "transport.jsonObject", '{"signature":"'),
    (RIGHT.replace(".", ".*", 1), "container.notBase64", "*"),
    (RIGHT + "=", "container.padding", "="),
    (RIGHT + ".x", "transport.extraSegments", ".x"),
    (RIGHT.rsplit(".", 1)[0], "kind.signatureMissing", "‸"),
    (RIGHT[:-9], "transport.truncated", "‸"),
    (RIGHT[:-9] + "abcdefghI", "hmac.mismatch", RIGHT.rsplit(".", 1)[1][:-9] + "abcdefghI"),
    (token(f'{{{CLAIMS},"né":1,,"role":0}}'), "container.payloadNotJSON", ","),
    (token(f'{{{CLAIMS},"role":0,"role":1}}'), "container.duplicateNames", '"'),
    (token(f'{{{CLAIMS},"role":"host"}}'), "role.wrongType", '"role":"host"'),
    (token(f"{{{CLAIMS}}}"), "role.missing", "role"),
    (token(f'{{{CLAIMS},"role":0}}', '{"alg":"HS512"}'), "container.otherAlgorithm", '"alg":"HS512"'),
    (LEGACY, "legacy.timestampInSeconds", str(NOW)),
]


def check_marks(page):
    """Every place has a mark, which the finding leads to, and which leads back to it."""
    for text, cause, wanted in MARKED:
        fill(page, {"text": text, "key": KEY, "secret": SECRET, "platform": "web", "role": "", "now": NOW})
        seen = page.evaluate("""(cause) => {
            const index = last.report.findings.findIndex((finding) => finding.cause.identifier === cause);
            const links = [...document.querySelectorAll(`#finding-${index + 1} dd a`)];
            return links.map((link) => {
                link.click();
                const mark = document.activeElement;
                const back = mark.matches(".mark") && mark.dataset.number.split(",").includes(`${index + 1}`);
                mark.click();
                return [link.hash === `#${mark.id}` && back && document.activeElement.matches("article"), mark.textContent];
            });
        }""", cause)
        check(seen and all(leads for leads, _ in seen) and seen[0][1] == wanted, f"the marks of {cause}: {seen}")
    rows = page.evaluate("() => [...document.querySelectorAll('#contents th .mark')].map((mark) => mark.textContent)")
    check(rows == ["timestamp", "hash"], f"the marks in the table of fields: {rows}")


def check_fixes(page):
    """The fixes of the commonest causes are shown in the language that is chosen."""
    names = page.evaluate("() => Object.keys(languages)")
    causes = json.loads(printed(["causes", "--json"], "", ""))
    complete = [cause["identifier"] for cause in causes if set(cause["fixes"]) == set(names)]
    check(len(names) == 8 and len(complete) >= 20, f"{len(complete)} causes have fixes in {names}")
    for text in [LEGACY, RIGHT + "=", RIGHT[:-3] + "+/+", RIGHT.replace(".", ":"), RIGHT.rsplit(".", 1)[0],
                 RIGHT.split(".", 1)[1], RIGHT.split(".")[1], "0a" * 32, token("{}", '{"alg":"none"}'),
                 token("{}", '{"alg":"RS256"}'), token("{}", "{}"), RIGHT[:200] + "\n" + RIGHT[200:]]:
        fill(page, {"text": text, "key": KEY, "secret": SECRET, "platform": "web", "role": "", "now": NOW})
        for name in names:
            page.select_option("#language", name)
            page.evaluate("() => update()")
            shown, fixes = page.evaluate("""() => [document.querySelector("#fix pre")?.textContent ?? null,
                last.report.findings[0].cause.fixes]""")
            check(shown == fixes.get(name), f"the fix in {name}: {shown}")
    page.select_option("#language", "javascript")


def check_fields(page):
    """A field that is refused says why, and selects the character."""
    page.evaluate("() => document.querySelector('input[value=sign]').click()")
    wrong = {"key": KEY, "secret": SECRET, "meetingNumber": "8521234x678", "role": "", "platform": "", "now": NOW}
    for field, value, words, start, end in [
        ("meetingNumber", "8521234x678", "Character 8: not a digit.", 7, 8),
        ("meetingNumber", "852😀234678", "Character 4: not an ASCII digit, 0 to 9.", 3, 5),
        ("meetingNumber", "852", "Character 4: fewer than 9 digits.", 3, 3),
        ("minutes", "1h", "Character 2: not a digit.", 1, 2),
        ("minutes", "5", "exp is less than 1,800 seconds after iat, or later than Zoom accepts.", 0, 1),
        ("key", " k", "Has surrounding whitespace.", 0, 2),
    ]:
        fill(page, {**wrong, "meetingNumber": "85212345678"})
        before = page.evaluate("""async ([field, value]) => {
            const before = id(field).value; id(field).value = value; await update(); return before; }""", [field, value])
        seen = page.evaluate("(field) => [id(`${field}-problem`).firstChild?.textContent, id(field).ariaInvalid]", field)
        check(seen[0] == words and seen[1] == "true", f"{field} {value}: {seen}, not {words}")
        page.focus("#key")
        page.keyboard.press("Enter")
        seen = page.evaluate("() => { const field = document.activeElement; return [field.id, field.selectionStart, field.selectionEnd]; }")
        check(seen == [field, start, end], f"{field} {value}: {seen}, not {start} to {end}")
        page.evaluate("async ([field, value]) => { id(field).value = value; await update(); }", [field, before])
    page.evaluate("() => document.querySelector('input[value=inspect]').click()")


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


def take_readme_picture(browser, address):
    """A wrong token with its answer, for the README: `inspector.webp`, with credentials that are made up."""
    page = browser.new_page(viewport={"width": 1200, "height": 1160}, color_scheme="light")
    page.goto(address)
    page.wait_for_function("() => last === null && shown.size > 0")
    claims = f'{{"appKey":"{KEY}","mn":"852 1234 5678","role":"1","iat":{NOW * 1000},"exp":{NOW + 7200}}}'
    fill(page, {"text": token(claims), "key": KEY, "secret": SECRET, "platform": "web", "role": "", "code": "3712",
                "now": NOW})
    session = page.context.new_cdp_session(page)
    picture = session.send("Page.captureScreenshot", {"format": "webp", "quality": 70})
    (pictures / "inspector.webp").write_bytes(base64.b64decode(picture["data"]))
    page.close()


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
    check_marks(page)
    check_accessibility(page, "a legacy signature")
    check_fixes(page)
    check_fields(page)
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
    take_readme_picture(browser, page_file.as_uri())
    browser.close()
print(f"ok: the page, {size:,} bytes, {count} checks")
