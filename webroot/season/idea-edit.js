// Writing an idea, a new one or one that is there. What is written is kept in this browser until it is saved.
import {ask} from "../shared/api.js";
import {button, disable, lamp} from "../shared/components.js";
import {confirm} from "../shared/dialog.js";
import {fill, h, icon} from "../shared/dom.js";
import {form, onceKey} from "../desk/form.js";
import {crumb, head, page, personPage, show} from "../desk/page.js";
import {ideaForm} from "./idea-form.js";
import {keeping} from "./keeping.js";
import {moment} from "./moments.js";
import {changesOf, shapeOf} from "./shape.js";
import {stalePart} from "./stale.js";
import {collectingWords} from "./words.js";

const [, , place] = location.pathname.split("/");

personPage("Ideas", () => (place === "new" ? begin() : change(place)));

// A new one.

async function begin() {
  const wanted = new URLSearchParams(location.search).get("round");
  const kept = keeping("idea-new", () => editing?.keep());
  const before = kept.read();
  let editing = null;
  const round = await roundFor(wanted ?? before?.round);
  if (!round.open) {
    show("New idea", crumb("Ideas", "/ideas"), head(round.title, round.words), h("p", {class: "after"}, h("a", {href: "/ideas"}, "To the ideas")));
    return;
  }
  const once = onceKey();
  const {id, name} = round.open;
  editing = editor({
    base: shapeOf({}),
    begun: before?.value,
    round: id,
    kept,
    label: "Create the draft",
    title: "New idea",
    crumbs: crumb(`Ideas for ${name}`, `/rounds/${id}`),
    lede: `For ${name}. It begins as a draft that only you and coordinators see; then you ask people to mentor it, and propose it.`,
    save: async changes => `/ideas/${(await ask("POST", `/rounds/${id}/ideas`, changes, {headers: once(changes)})).id}/manage`,
  });
}

/** The round that is meant, or the one that collects ideas; else in words why there is none. */
async function roundFor(id) {
  if (id) {
    const round = await ask("GET", `/rounds/${encodeURIComponent(id)}`);
    return round.allowedActions.includes("begin-idea") ? {open: round} : refusal(round);
  }
  const {items} = await ask("GET", "/rounds?limit=200");
  const collecting = items.find(round => round.collecting);
  if (collecting) return roundFor(collecting.id);
  const [next] = items.filter(round => round.state === "open" && Date.parse(round.dates.ideasOpen) > Date.now());
  if (next ?? items[0]) return refusal(next ?? items[0]);
  return {title: "No round collects ideas yet", words: "A coordinator opens one; then you can write an idea here."};
}

const refusal = round =>
  round.collecting
    ? {title: `${round.name} takes ideas from others`, words: "Its coordinators chose from whom. Ask one of them to write it for you."}
    : {title: "Ideas are not collected now", words: `${collectingWords(round, moment)} Coordinators may add ideas until the round is over.`};

// One that is there.

async function change(id) {
  const idea = await ask("GET", `/ideas/${id}`);
  const crumbs = crumb(idea.title, `/ideas/${id}/manage`);
  if (!idea.allowedActions.includes("edit")) {
    show("Edit", crumbs, head("This text cannot be changed now", "Its author writes it until mentors agree, its mentors while it is published, and coordinators until the round is over."), h("p", {class: "after"}, h("a", {href: `/ideas/${id}`}, "Read the idea")));
    return;
  }
  const kept = keeping(`idea.${id}`, () => editing?.keep());
  const before = kept.read();
  // What was written earlier was written over what stood there then.
  let etag = before?.etag ?? idea.etag,
    editing = null;
  editing = editor({
    base: before?.base ?? shapeOf(idea),
    begun: before?.value,
    kept,
    label: "Save",
    title: `Edit ${idea.title}`,
    crumbs,
    lede: "Every saved change is kept, and any two can be compared.",
    save: async changes => {
      const {publishedAt} = await ask("PATCH", `/ideas/${id}`, changes, {headers: {"If-Match": etag}});
      return publishedAt ? `/ideas/${id}` : `/ideas/${id}/manage`;
    },
    etag: () => etag,
    /** What somebody else saved meanwhile, and who. */
    theirs: async () => {
      const [now, {items}] = await Promise.all([ask("GET", `/ideas/${id}`), ask("GET", `/ideas/${id}/revisions?limit=1`)]);
      ({etag} = now);
      return {theirs: shapeOf(now), by: items[0].by, at: items[0].at};
    },
  });
  if (location.hash) editing.focus(location.hash.slice(1));
}

/** The form with its bar. @returns {{keep: () => ?object, focus: (key: string) => void}} */
function editor({base, begun, round, kept, label, title, crumbs, lede, save, etag, theirs}) {
  const light = lamp();
  const lack = h("span", {class: "quiet lacking", role: "status"});
  const act = button(label, {kind: "primary", large: true});
  const fields = ideaForm(begun ?? base, {on: () => changed()});
  const changes = () => changesOf(fields.value(), base);
  const dirty = () => Object.keys(changes()).length > 0;
  const trouble = h("div", {});
  const drop = button(theirs ? "Discard changes" : "Start over", {kind: "quiet", on: discard});
  const element = form({
    act,
    doing: "Saving…",
    apart: true,
    id: "idea",
    entries: fields.entries,
    check: fields.wrong,
    work: async () => {
      try {
        leave(await save(changes()));
      } catch (problem) {
        if (problem.slug !== "stale-revision" || !theirs) throw problem;
        await stale();
      }
    },
    children: fields.children,
  });

  function leave(address) {
    kept.end();
    location.assign(address);
  }

  function changed() {
    look();
    kept.soon(could => could || light.show("offline", "This browser cannot keep it: save before you leave"));
  }

  function look() {
    const now = dirty();
    disable(act, now || !theirs ? "" : "Everything is saved.");
    drop.hidden = !now;
    if (now) light.show("offline", "Not saved yet, kept in this browser");
    else light.show(theirs ? "saved" : "readonly", theirs ? "Saved" : "Nothing written yet");
    const missing = fields.lacking();
    fill(lack, missing.length ? `To be published it still needs: ${missing.join(", ")}.` : "All that publishing needs is there.");
  }

  async function discard() {
    const sure = await confirm({title: theirs ? "Discard your changes?" : "Start over?", text: theirs ? "The idea stays as it was saved last." : "What you wrote here is lost.", yes: theirs ? "Discard" : "Start over", danger: true});
    if (!sure) return;
    fields.set(base);
    fill(trouble);
    element.clear();
    notice?.remove();
    kept.now();
    look();
    fields.focus("title");
  }

  /** Neither text is lost: what both changed is shown side by side. */
  async function stale() {
    const found = await theirs();
    const mine = fields.value();
    const before = base;
    base = found.theirs;
    // Something else of the idea changed, such as a mentor's answer.
    if (JSON.stringify(before) === JSON.stringify(base)) return leave(await save(changes()));
    const part = stalePart({base: before, mine, ...found}, {
      put: (key, value) => {
        fields.put(key, value);
        changed();
      },
      current: key => fields.value()[key],
    });
    fill(trouble, part);
    changed();
    part.scrollIntoView({block: "start"});
    part.focus();
    return undefined;
  }

  const notice =
    begun &&
    h("div", {class: "banner standing"}, icon("history"), h("span", {class: "grow"}, h("strong", {}, "What you wrote before is put back."), " It is not saved yet."));
  act.setAttribute("form", "idea");
  show(title, notice, crumbs, head(title, lede), trouble, element);
  page.after(
    h(
      "div",
      {class: "savebar", role: "region", "aria-label": "Save"},
      h("div", {class: "inner"}, light.element, lack, element.status, h("span", {class: "grow"}), drop, act),
    ),
  );
  element.addEventListener("settled", look);
  look();
  return {
    keep: () => (dirty() ? {value: fields.value(), base, round, etag: etag?.()} : null),
    focus: key => fields.focus(key),
  };
}
