// What is chosen now, and who wants to know of a change.

export const state = {
  session: { role: "read", read_only: true },
  plans: [],
  plan: null,
  document: null,
  tab: "parts",
};

const bus = new EventTarget();

export const on = (name, listener) => bus.addEventListener(name, (event) => listener(event.detail));
export const emit = (name, detail) => bus.dispatchEvent(new CustomEvent(name, { detail }));

/** The chosen plan as the list has it. */
export const chosenPlan = () => state.plans.find((plan) => plan.id === state.plan) ?? null;

/** The chosen document as the list has it. */
export const chosenDocument = () =>
  chosenPlan()?.documents?.find((document) => document.name === state.document) ?? null;

/** Whether the chosen document can be changed, and this person may. */
export const mayWrite = () => !state.session.read_only && state.session.role !== "read";
export const mayIssue = () => !state.session.read_only && state.session.role === "issue";

/** Chooses a document, or a plan with its first one. */
export function choose(plan, name) {
  const known = state.plans.find((each) => each.id === plan);
  const chosen = name ?? known?.documents?.[0]?.name ?? null;
  if (plan === state.plan && chosen === state.document) return;
  const other = plan !== state.plan;
  state.plan = plan;
  state.document = chosen;
  remember();
  emit("chosen", { other });
}

/** Chooses a tab of the right side. */
export function chooseTab(tab) {
  state.tab = tab;
  remember();
  emit("tab", tab);
}

/** Keeps in the address what is chosen, so that a page that is loaded again shows it. */
function remember() {
  const kept = new URLSearchParams();
  if (state.plan) kept.set("plan", state.plan);
  if (state.document) kept.set("document", state.document);
  kept.set("tab", state.tab);
  history.replaceState(null, "", `#${kept}`);
}

/** What the address keeps. */
export function remembered() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}
