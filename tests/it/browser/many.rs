//! Many plans: the list draws those that are in sight, and finds all of them.

use super::desk::Desk;
use crate::harness::{Project, SMALL};

const PLANS: usize = 150;

fn project() -> Project {
    (1..=PLANS).fold(Project::new(), |project, at| {
        let text = SMALL.replace("place: Công Hải", &format!("place: Xã {at}"));
        project.file(&format!("data/xa-{at:03}/plan.yaml"), &format!("{text}body: [Đoạn của xã {at}.]\n"))
    })
}

#[test]
fn of_many_plans_few_rows_are_drawn_and_each_is_found() {
    let Some(desk) = Desk::open(project()) else { return };
    let browser = &desk.browser;
    browser.until("all are counted", "document.querySelector('.counted').textContent.includes('150')");
    let rows = "document.querySelectorAll('.plans > li').length";
    assert!(browser.run(&format!("return {rows}")).as_u64().unwrap() < 130, "not all are drawn");
    browser.fill("#search", "xa-149");
    browser.until("one is found", &format!("{rows} === 1"));
    browser.click(".plans .plan");
    desk.until_painted();
    browser.run("const search = document.querySelector('#search'); search.value = ''; search.dispatchEvent(new Event('input', {bubbles: true}))");
    // The chosen one stays in sight though it is far down.
    browser.until("it is first", "document.querySelector('.plans > li .plan').dataset.key === 'xa-149'");
    for _ in 0..4 {
        browser.run("const list = document.querySelector('.plans'); list.scrollTop = list.scrollHeight");
        std::thread::sleep(std::time::Duration::from_millis(120));
    }
    browser.until("the rest is drawn as one scrolls", &format!("{rows} === 150"));
    // Their titles are the same: each says its folder.
    browser.until("the folders", "[...document.querySelectorAll('.plans .plan')].every((each) => each.textContent.includes(each.dataset.key))");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
