//! What the page has to do in a browser.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::driver::{Driver, Outcome, address};
use crate::pages::{hostile, many, page, sample, shot};

/// A check: gives an error with what is wrong.
type Check = fn(&mut Driver) -> Outcome<()>;

/// The checks with their names.
pub(crate) const ALL: [(&str, Check); 8] = [
    ("the page loads without a message and without a request", loads),
    ("hostile texts do nothing", is_inert),
    ("the policy stops what is put into the page", is_guarded),
    ("the filter works", filters),
    ("the keyboard suffices", is_usable_by_keyboard),
    ("every width, both colour schemes, contrast", looks_right),
    ("it prints every change and no controls", prints),
    ("many changes are filtered", copes_with_many),
];

const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";
const SPACE: &str = " ";

/// Goes to the search field by its key.
fn search(driver: &Driver) -> Outcome<()> {
    driver.press("/")?;
    driver.expect("return document.activeElement.id", &json!("search"))
}

/// Opens a page after the logs are emptied, and checks what was logged since.
fn opens_quietly(driver: &Driver, file: &std::path::Path) -> Outcome<()> {
    driver.post("/url", &json!({ "url": "about:blank" }))?;
    driver.log("browser")?;
    driver.log("performance")?;
    driver.open(file)?;
    let messages = driver.log("browser")?;
    if !messages.is_empty() {
        return Err(format!("the console says {messages:?}"));
    }
    let requests = requests(&driver.log("performance")?);
    if requests == [address(file)] { Ok(()) } else { Err(format!("the page asks for {requests:?}")) }
}

/// The addresses that were asked for, those of data in the page itself left out.
fn requests(events: &[Value]) -> Vec<String> {
    let messages = events.iter().filter_map(|event| serde_json::from_str(event.get("message")?.as_str()?).ok());
    let sent = messages.filter(|message: &Value| {
        message.pointer("/message/method").and_then(Value::as_str) == Some("Network.requestWillBeSent")
    });
    let address =
        |message: Value| message.pointer("/message/params/request/url").and_then(Value::as_str).map(str::to_owned);
    sent.filter_map(address).filter(|address| !address.starts_with("data:")).collect()
}

fn loads(driver: &mut Driver) -> Outcome<()> {
    opens_quietly(driver, &page("sample", &sample()))?;
    driver.expect("return document.querySelectorAll('article').length", &json!(13))?;
    driver.expect("return document.getElementById('filter').hidden", &json!(false))?;
    driver.expect("return getComputedStyle(document.querySelector('.sides')).display", &json!("grid"))?;
    let twice =
        "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size";
    driver.expect(twice, &json!(0))
}

fn is_inert(driver: &mut Driver) -> Outcome<()> {
    opens_quietly(driver, &page("hostile", &hostile()))?;
    driver.expect("return typeof window.evil", &json!("undefined"))?;
    driver.expect("return document.querySelectorAll('img, svg, iframe, object').length", &json!(0))?;
    driver.expect("return document.scripts.length", &json!(1))?;
    driver.expect("return document.querySelectorAll('article').length", &json!(13))
}

fn is_guarded(driver: &mut Driver) -> Outcome<()> {
    driver.open(&page("sample", &sample()))?;
    driver.log("performance")?;
    driver.run(
        "document.body.insertAdjacentHTML('beforeend', '<img src=https://example.com/x><p id=p style=color:red>x</p>');\
         const script = document.createElement('script'); script.textContent = 'window.evil = 1';\
         document.body.append(script);",
    )?;
    driver.expect("return typeof window.evil", &json!("undefined"))?;
    driver.expect("return getComputedStyle(document.getElementById('p')).color !== 'rgb(255, 0, 0)'", &json!(true))?;
    let answered =
        driver.log("performance")?.iter().any(|event| event.to_string().contains("Network.responseReceived"));
    if answered { Err("an image from elsewhere was loaded".to_owned()) } else { Ok(()) }
}

/// The number of changes that are seen, once the filter has run.
fn shown(driver: &Driver, expected: usize) -> Outcome<()> {
    let script = "const all = [...document.querySelectorAll('article')];\
                  return all.filter(article => article.offsetParent !== null).length";
    driver.expect(script, &json!(expected))?;
    let said = format!("return document.getElementById('status').textContent.startsWith('{expected} of ')");
    driver.expect(&said, &json!(true))
}

/// Clicks on what a selector finds.
fn click(driver: &Driver, selector: &str) -> Outcome<()> {
    driver.run(&format!("document.querySelector('{selector}').click()")).map(drop)
}

/// Chooses an option.
fn choose(driver: &Driver, name: &str, value: &str) -> Outcome<()> {
    let script = format!(
        "const list = document.querySelector('select[name={name}]'); list.value = '{value}';\
         list.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    driver.run(&script).map(drop)
}

fn filters(driver: &mut Driver) -> Outcome<()> {
    driver.open(&page("sample", &sample()))?;
    shown(driver, 13)?;
    click(driver, "input[value=additive]")?;
    shown(driver, 9)?;
    driver.expect("return document.querySelector('section.additive').hidden", &json!(true))?;
    click(driver, "input[value=docs-only]")?;
    shown(driver, 7)?;
    click(driver, "button[type=reset]")?;
    shown(driver, 13)?;
    choose(driver, "namespace", "microsoft.graph.search")?;
    shown(driver, 1)?;
    choose(driver, "namespace", "")?;
    choose(driver, "version", "beta")?;
    shown(driver, 1)?;
    click(driver, "button[type=reset]")?;
    click(driver, "input[name=open]")?;
    shown(driver, 12)?;
    click(driver, "input[name=used]")?;
    shown(driver, 1)
}

fn is_usable_by_keyboard(driver: &mut Driver) -> Outcome<()> {
    driver.open(&page("sample", &sample()))?;
    let focused = "return document.activeElement.name || document.activeElement.className";
    driver.press(TAB)?;
    driver.expect(focused, &json!("skip"))?;
    driver.expect("return document.activeElement.getBoundingClientRect().top >= 0", &json!(true))?;
    driver.press(TAB)?;
    driver.expect(focused, &json!("level"))?;
    let outline = "const style = getComputedStyle(document.activeElement);\
                   return style.outlineStyle + ' ' + style.outlineWidth";
    driver.expect(outline, &json!("solid 3px"))?;
    driver.press(SPACE)?;
    shown(driver, 9)?;
    driver.press(SPACE)?;
    search(driver)?;
    driver.press("WIDGET.size")?;
    shown(driver, 2)?;
    driver.press("/")?;
    shown(driver, 0)?;
    driver.press(ESCAPE)?;
    shown(driver, 13)?;
    for expected in ["namespace", "version", "open", "used"] {
        driver.press(TAB)?;
        driver.expect(focused, &json!(expected))?;
    }
    let unnamed = "return [...document.querySelectorAll('input, select')].filter(e => !e.labels.length).length";
    driver.expect(unnamed, &json!(0))
}

/// The least contrast of any text with what is behind it, with the element it is in.
const CONTRAST: &str = "
    const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const light = color => {
        const [r, g, b] = color.match(/[\\d.]+/g).map(Number);
        return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    };
    const behind = element => {
        for (; element; element = element.parentElement) {
            const color = getComputedStyle(element).backgroundColor;
            if (!/, 0\\)$/.test(color)) return color;
        }
        return 'rgb(255, 255, 255)';
    };
    let least = [21, ''];
    for (const element of document.querySelectorAll('body *')) {
        const isText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!isText || element.offsetParent === null) continue;
        const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < least[0]) least = [contrast, element.outerHTML.slice(0, 200)];
    }
    return least;";

/// How much of the page is beside the window, and how wide the window became for it.
const OVERFLOW: &str =
    "const page = document.documentElement; return [page.scrollWidth - page.clientWidth, innerWidth]";

fn looks_right(driver: &mut Driver) -> Outcome<()> {
    let (sample, hostile) = (page("sample", &sample()), page("hostile", &hostile()));
    for scheme in ["light", "dark"] {
        driver.media("screen", scheme)?;
        for (device, width, height) in [("desktop", 1280, 900), ("phone", 390, 844)] {
            driver.resize(width, height)?;
            for file in [&hostile, &sample] {
                driver.open(file)?;
                driver.expect(OVERFLOW, &json!([0, width]))?;
            }
            let png = BASE64_STANDARD.decode(driver.screenshot()?).map_err(|error| error.to_string())?;
            shot(&format!("{device}-{scheme}"), &png);
            let least = driver.run(CONTRAST)?;
            if least.get(0).and_then(Value::as_f64).is_none_or(|contrast| contrast < 4.5) {
                return Err(format!("{scheme}: the least contrast is {least}"));
            }
        }
        let dark = "return getComputedStyle(document.body).backgroundColor === 'rgb(13, 17, 23)'";
        driver.expect(dark, &json!(scheme == "dark"))?;
    }
    driver.media("", "light")?;
    driver.resize(1280, 900)
}

fn prints(driver: &mut Driver) -> Outcome<()> {
    driver.open(&page("sample", &sample()))?;
    driver.media("print", "light")?;
    driver.expect("return getComputedStyle(document.getElementById('filter')).display", &json!("none"))?;
    let printed = "return [...document.querySelectorAll('article')].filter(e => e.offsetHeight > 50).length";
    driver.expect(printed, &json!(13))?;
    driver.media("", "light")
}

fn copes_with_many(driver: &mut Driver) -> Outcome<()> {
    driver.open(&page("many", &many(15_000)))?;
    search(driver)?;
    driver.press("triangle")?;
    shown(driver, 1_154)
}
