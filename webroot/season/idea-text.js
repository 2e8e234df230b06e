// What an idea says, for those who see it before everybody does: who is asked to mentor it reads it here first.
import {h} from "../shared/dom.js";
import {treeNodes} from "../shared/tree.js";
import {section} from "../desk/page.js";
import {FIELDS, fieldText} from "./fields.js";

/** Those that stand in a list of facts; the others have their own place. */
const FACTS = FIELDS.filter(({key, kind}) => !["title", "summary"].includes(key) && ["line", "text", "mentors"].includes(kind));
const PUBLIC = ["published", "taken"];

export function ideaText(idea) {
  const facts = [
    ...FACTS.map(({key, label}) => [label, fieldText(key, idea[key])]).filter(([, text]) => text),
    ...(idea.extra ?? []).map(({label, value}) => [label, value]),
  ];
  const empty = !idea.summary && !idea.description && !facts.length;
  return section(
    "What it says",
    h(
      "div",
      {class: "idea-words"},
      idea.summary && h("p", {class: "lede"}, idea.summary),
      idea.description && h("div", {class: "prose"}, treeNodes(idea.descriptionTree)),
      empty && h("p", {class: "soft"}, "Nothing yet but its title."),
      idea.links?.length > 0 && h("ul", {}, idea.links.map(link => h("li", {}, h("a", {href: link.href, rel: "noopener"}, link.text)))),
      facts.length > 0 && h("dl", {class: "idea-words-facts"}, facts.map(([label, value]) => [h("dt", {}, label), h("dd", {}, value)])),
      (PUBLIC.includes(idea.state) || idea.seeksMentor) && h("p", {}, h("a", {href: `/ideas/${idea.id}`}, "Its public page, with questions")),
    ),
  );
}
