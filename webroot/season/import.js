// A page of ideas that is brought into a round: it is read first, and taken in once somebody has seen what that does.
import {ask} from "../shared/api.js";
import {button} from "../shared/components.js";
import {h} from "../shared/dom.js";
import {note} from "../shared/drafts.js";
import {crumb, head, page, personPage, show, turnTo} from "../desk/page.js";
import {broughtForm} from "./brought.js";
import {report} from "./import-report.js";

const id = location.pathname.split("/")[2];
const kept = note(`import.${id}`);
const address = location.pathname;

personPage("Ideas", async person => {
  const round = await ask("GET", `/rounds/${id}`);
  const crumbs = crumb(round.name, `/rounds/${id}/dashboard`);
  if (!round.allowedActions.includes("import")) {
    show("Import", crumbs, refused(round, person));
    return;
  }
  const brought = broughtForm(kept.read() ?? {}, {read});
  const bar = h("div", {class: "savebar", role: "region", "aria-label": "What to do", hidden: true});
  page.after(bar);

  async function read(body) {
    kept.write(body);
    await bring(body);
  }

  async function bring(body) {
    // The same page read again is another question: the ideas may have changed.
    const made = await ask("POST", `/rounds/${id}/imports`, body, {headers: {"Idempotency-Key": crypto.randomUUID()}});
    history.pushState(null, "", `${address}?import=${made.id}`);
    draw(made);
  }

  function draw(found) {
    const {title, element, foot} = report(round, found, {
      again: () => bring({again: found.id}),
      kept: !!kept.read(),
      back,
      done: applied => {
        kept.clear();
        draw(applied);
      },
    });
    bar.replaceChildren(foot);
    bar.hidden = found.applied;
    turnTo(title, crumbs, element);
  }

  function back() {
    if (new URLSearchParams(location.search).has("import")) history.pushState(null, "", address);
    choose();
  }

  function choose() {
    bar.hidden = true;
    turnTo(
      "Import",
      crumbs,
      head("Import a page of ideas", "It is read first, and you see what it would do. Nothing is changed before you say so."),
      brought.element,
    );
  }

  async function open() {
    const reading = new URLSearchParams(location.search).get("import");
    if (reading) draw(await ask("GET", `/imports/${encodeURIComponent(reading)}`));
    else choose();
  }

  addEventListener("popstate", () => open().catch(() => location.reload()));
  await open();
});

const refused = (round, person) =>
  round.state === "closed"
    ? head("This round is over", "Nothing is imported into it any more.")
    : [
        head("Coordinators import pages", "An import writes many ideas at once. You can write one yourself."),
        person.roles.includes("administrator") && h("p", {class: "about"}, h("a", {href: "/people"}, "Give somebody the role of a coordinator"), ", or yourself."),
        h("div", {class: "acts"}, button("Write an idea", {large: true, on: () => location.assign(`/ideas/new?round=${id}`)})),
      ];
