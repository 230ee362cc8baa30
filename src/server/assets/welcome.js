// The first visit: three steps from an empty folder to a finished page.

import { get, ofPlan, segment } from "./api.js";
import { dialog, field, runCommand, text } from "./commands.js";
import { button, fill, h } from "./dom.js";
import { idOf } from "./shapes.js";
import { change, readAs, settled } from "./saving.js";
import { choose, emit, on, state } from "./state.js";
import { loadPlans } from "./plans.js";
import { say } from "./words.js";

let offered = false;

/** Offers the three steps where there is no plan yet. */
export function welcome() {
  if (offered || state.session.read_only || state.session.role === "read") return;
  offered = true;
  new Welcome().open();
}

class Welcome {
  constructor() {
    this.year = new Date().getFullYear();
    this.title = text(say("welcome-title-value", { year: this.year }), { required: true });
    this.office = text("", { required: true, placeholder: say("welcome-office-example") });
    this.superior = text("", { placeholder: say("welcome-superior-example") });
    this.place = text("", { required: true, placeholder: say("welcome-place-example") });
    this.signer = text("", { required: true, placeholder: say("welcome-signer-example") });
    this.kind = h("select", {}, h("option", { value: "full" }, say("new-full")), h("option", { value: "plan" }, say("new-plan-alone")));
    this.area = h("div", { class: "steps" });
    this.trouble = h("p", { class: "trouble", role: "alert" });
  }

  open() {
    this.box = dialog(say("welcome"), this.area, this.trouble);
    this.first();
  }

  step(at, intro, controls, next, name) {
    fill(this.trouble);
    fill(this.area, h("p", { class: "quiet", role: "status" }, say("step-of", { step: at, steps: 3 })), h("p", {}, intro),
      h("form", { on: { submit: (event) => (event.preventDefault(), next(event.submitter)) } }, controls,
        h("div", { class: "ends" }, button(say("later"), () => this.box.close(), { class: "plain" }), h("button", { type: "submit", class: "main" }, name))));
    this.area.querySelector("input, select")?.focus();
  }

  first() {
    this.step(1, say("welcome-first"), [field(say("welcome-title"), this.title, say("welcome-title-help")), field(say("new-how"), this.kind)], () => this.second(), say("next"));
  }

  second() {
    this.step(2, say("welcome-second"), [
      field(say("key-office"), this.office, say("welcome-office-help")), field(say("key-superior"), this.superior, say("welcome-superior-help")),
      field(say("key-place"), this.place, say("welcome-place-help")), field(say("key-signer"), this.signer, say("welcome-signer-help")),
    ], (pressed) => this.make(pressed), say("welcome-make"));
  }

  async make(pressed) {
    pressed.disabled = true;
    fill(this.trouble, say("wait"));
    const folder = idOf(this.title.value) || "ke-hoach";
    try {
      const args = { dir: folder, full: this.kind.value === "full", year: yearOf(this.title.value) ?? this.year, from: null, type: null, spelled_like: this.office.value };
      const answer = await runCommand("new", args);
      if (answer.confirm) await runCommand("new", args, answer.confirm);
      await this.name(folder);
      this.box.close();
      loadPlans();
      this.third(folder);
    } catch (error) {
      fill(this.trouble, error.message || say("offline"));
      pressed.disabled = false;
    }
  }

  /** Puts the office's names into the new plan. */
  async name(plan) {
    const { digest, tree } = await get(ofPlan(plan, "files", segment("plan.yaml")));
    readAs(plan, "plan.yaml", digest);
    const paths = pathsOf(tree.children ?? tree);
    const cited = this.office.value.trim();
    const values = {
      superior: this.superior.value.trim().toUpperCase(), "issuer.name": cited.toUpperCase(), "issuer.cited": say("welcome-cited", { office: cited }),
      place: this.place.value.trim(), "signature.signer": this.signer.value.trim(), abstract: this.title.value.trim(),
    };
    for (const [path, value] of Object.entries(values)) {
      if (value && paths.has(path)) change(plan, "plan.yaml", path, value, 0);
    }
    if (!(await settled())) throw new Error(say("offline"));
  }

  third(plan) {
    const stop = setInterval(() => {
      if (!state.plans.some((each) => each.id === plan)) return;
      clearInterval(stop);
      choose(plan, null);
      emit("reload-fields");
      emit("notice", say("welcome-third"));
    }, 100);
    setTimeout(() => clearInterval(stop), 10000);
  }
}

/** The year that a title names last; null where it names none. */
export const yearOf = (title) => Number(title.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g)?.at(-1)) || null;

function pathsOf(nodes, found = new Set()) {
  for (const node of nodes) {
    if (node.line) found.add(node.path);
    pathsOf(node.children ?? [], found);
  }
  return found;
}

on("plans", (plans) => plans.length === 0 && welcome());
on("begun", (plan) => {
  loadPlans();
  const stop = setInterval(() => {
    if (!state.plans.some((each) => each.id === plan)) return;
    clearInterval(stop);
    choose(plan, null);
  }, 100);
  setTimeout(() => clearInterval(stop), 10000);
});
