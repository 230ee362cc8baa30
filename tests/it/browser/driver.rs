//! A browser without a screen, through the protocol of `WebDriver`.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::Agent;

/// Longer than anything takes on a slow machine.
const LONGEST: Duration = Duration::from_mins(1);

/// Keys as `WebDriver` names them.
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const SHIFT: &str = "\u{e008}";
pub(crate) const CONTROL: &str = "\u{e009}";
pub(crate) const ALT: &str = "\u{e00a}";
pub(crate) const DOWN: &str = "\u{e015}";
pub(crate) const RIGHT: &str = "\u{e014}";

/// A window of the browser: width and height in pixels, and whether its owner prefers dark colours.
#[derive(Clone, Copy)]
pub(crate) struct Window {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) is_dark: bool,
}

/// The screen of an office's laptop.
pub(crate) const LAPTOP: Window = Window { width: 1366, height: 768, is_dark: false };

/// A telephone, in the dark.
pub(crate) const TELEPHONE: Window = Window { width: 390, height: 844, is_dark: true };

/// A browser that is ended with the test.
pub(crate) struct Browser {
    driver: Child,
    agent: Agent,
    session: String,
}

impl Browser {
    /// A browser; none, with a line that says so, where there is none.
    pub(crate) fn start(window: Window) -> Option<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = match command.spawn() {
            Ok(driver) => driver,
            Err(error) => {
                assert!(std::env::var_os("CI").is_none(), "a browser is needed where CI is set: {error}");
                println!("left out: there is no chromedriver ({error})");
                return None;
            }
        };
        let port = port(&mut driver);
        let agent: Agent = Agent::config_builder().http_status_as_error(false).build().into();
        let mut browser = Self { driver, agent, session: format!("http://127.0.0.1:{port}") };
        let answer =
            browser.ask("POST", "/session", &json!({"capabilities": {"alwaysMatch": capabilities()}}));
        let id = answer["sessionId"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
        browser.session = format!("{}/session/{id}", browser.session);
        browser.show_in(window);
        Some(browser)
    }

    /// Changes the size of the window and the colours that its owner prefers.
    pub(crate) fn show_in(&self, window: Window) {
        let Window { width, height, is_dark } = window;
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500});
        self.tell("Emulation.setDeviceMetricsOverride", &size);
        let colours = if is_dark { "dark" } else { "light" };
        let features = json!([{"name": "prefers-color-scheme", "value": colours}]);
        self.tell("Emulation.setEmulatedMedia", &json!({"features": features}));
    }

    /// Tells the browser itself something, in the protocol of its developers.
    pub(crate) fn tell(&self, command: &str, parameters: &Value) -> Value {
        self.ask("POST", "/goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// Cuts the browser off from the server, or joins them again.
    pub(crate) fn cut_off(&self, is_off: bool) {
        self.tell("Network.enable", &json!({}));
        let conditions =
            json!({"offline": is_off, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.tell("Network.emulateNetworkConditions", &conditions);
    }

    /// Goes to an address.
    pub(crate) fn open(&self, address: &str) {
        self.ask("POST", "/url", &json!({"url": address}));
    }

    /// What a script returns in the page.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.ask("POST", "/execute/sync", &json!({"script": script, "args": []}))
    }

    /// What a script in the page hands to `arguments[0]` in the end.
    pub(crate) fn run_until_done(&self, script: &str) -> Value {
        self.ask("POST", "/execute/async", &json!({"script": script, "args": []}))
    }

    /// Waits until a script returns something true, and hands it over.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, script: &str) -> Value {
        let start = Instant::now();
        loop {
            let value = self.run(&format!("return {script}"));
            let is_so =
                !(value.is_null() || value == json!(false) || value == json!(0) || value == json!(""));
            if is_so {
                return value;
            }
            if start.elapsed() > LONGEST {
                let shown = self.run("return document.body.innerText");
                panic!("{what} did not come: {script}\n{}", shown.as_str().unwrap_or_default());
            }
            thread::sleep(Duration::from_millis(25));
        }
    }

    /// Waits until an element is there.
    #[track_caller]
    pub(crate) fn until_there(&self, selector: &str) {
        let quoted = json!(selector);
        self.until(selector, &format!("!!document.querySelector({quoted})?.checkVisibility()"));
    }

    /// The text of an element.
    #[track_caller]
    pub(crate) fn text(&self, selector: &str) -> String {
        self.until_there(selector);
        let text = self.run(&format!("return document.querySelector({}).innerText", json!(selector)));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The value of a field.
    #[track_caller]
    pub(crate) fn value(&self, selector: &str) -> String {
        self.until_there(selector);
        let value = self.run(&format!("return document.querySelector({}).value", json!(selector)));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Clicks on an element, as a person does.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.act_on(selector, "click", &json!({}));
    }

    /// Types into an element behind what is in it.
    #[track_caller]
    pub(crate) fn type_into(&self, selector: &str, text: &str) {
        self.act_on(selector, "value", &json!({"text": text}));
    }

    /// Does something with an element, once more where the page has just drawn another in its place.
    #[track_caller]
    fn act_on(&self, selector: &str, act: &str, body: &Value) {
        let mut answer = Value::Null;
        for _ in 0..5 {
            self.until_there(selector);
            let element = self.element(selector);
            answer = self.ask("POST", &format!("/element/{element}/{act}"), body);
            if answer["error"] != "stale element reference" {
                break;
            }
        }
        assert!(answer.is_null(), "{selector}: {answer}");
    }

    /// Puts a text in the place of what is in a field.
    #[track_caller]
    pub(crate) fn fill(&self, selector: &str, text: &str) {
        self.click(selector);
        self.run(&format!("document.querySelector({}).select()", json!(selector)));
        self.type_into(selector, text);
    }

    /// Presses keys one after the other; those of one text go together: `Ctrl` with `a`.
    pub(crate) fn press(&self, strokes: &[&[&str]]) {
        let mut actions = Vec::new();
        for stroke in strokes {
            actions.extend(stroke.iter().map(|key| json!({"type": "keyDown", "value": key})));
            actions.extend(stroke.iter().rev().map(|key| json!({"type": "keyUp", "value": key})));
        }
        self.ask(
            "POST",
            "/actions",
            &json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]}),
        );
    }

    /// Puts a text on the clipboard, as a sheet does.
    pub(crate) fn copy_elsewhere(&self, text: &str) {
        let permissions = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        self.tell("Browser.grantPermissions", &permissions);
        let script = format!(
            "const done = arguments[0]; \
             navigator.clipboard.writeText({}).then(() => done(true), (error) => done(String(error)))",
            json!(text)
        );
        assert_eq!(self.run_until_done(&script), json!(true));
    }

    /// A second tab; the browser acts in it from then on. Its handle, and that of the first one.
    pub(crate) fn second_tab(&self) -> (String, String) {
        let first = self.ask("GET", "/window", &Value::Null);
        let second = self.ask("POST", "/window/new", &json!({"type": "tab"}));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let (first, second) = (text(&first), text(&second["handle"]));
        self.go_to_tab(&second);
        (first, second)
    }

    /// Acts in another tab.
    pub(crate) fn go_to_tab(&self, handle: &str) {
        self.ask("POST", "/window", &json!({"handle": handle}));
    }

    /// Errors that the page wrote for developers, broken rules of its content policy too.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = self.ask("POST", "/se/log", &json!({"type": "browser"}));
        let entries = log.as_array().cloned().unwrap_or_default();
        let bad = entries.iter().filter(|entry| entry["level"] == "SEVERE" && entry["source"] != "network");
        bad.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn element(&self, selector: &str) -> String {
        let found = self.ask("POST", "/element", &json!({"using": "css selector", "value": selector}));
        let ids = found.as_object().unwrap_or_else(|| panic!("{selector}: {found}"));
        ids.values()
            .next()
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("{selector}: {found}"))
            .to_owned()
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let address = format!("{}{path}", self.session);
        let answer = match method {
            "GET" => self.agent.get(&address).call(),
            "DELETE" => self.agent.delete(&address).call(),
            _ => self.agent.post(&address).content_type("application/json").send(body.to_string()),
        };
        let text = answer.unwrap().body_mut().read_to_string().unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["value"].take()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn capabilities() -> Value {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--lang=vi",
    ];
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": {"browser": "ALL"},
        "goog:chromeOptions": {"args": arguments},
        "unhandledPromptBehavior": "accept",
    })
}

/// The port that the driver says it listens at.
fn port(driver: &mut Child) -> u16 {
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    let said = lines.by_ref().map(Result::unwrap).find(|line| line.contains("successfully on port")).unwrap();
    thread::spawn(move || lines.for_each(drop));
    let digits: String =
        said.chars().skip_while(|each| !each.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}
