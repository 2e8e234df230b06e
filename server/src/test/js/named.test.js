// Whom the ideas of a round name as mentors, and which account is theirs.
import assert from "node:assert/strict";
import {test} from "node:test";
import {accountOf, askable, letter, namedIn} from "../../../../webroot/season/named.js";

const idea = (title, mentors, more = {}) => ({id: title, title, state: "draft", mentors, mentorships: [], ...more});
const asked = name => [{person: {id: name, name}, state: "asked"}];
const told = ({people}) => people.map(({name, mail, ideas}) => [name, mail, ideas.map(one => one.title).join()].join("|"));

test("somebody who is named by several ideas stands once, by mail address or by name", () => {
  const found = namedIn([
    idea("A", [{text: "Ada <ada@x.org>", name: "Ada", mail: "ada@x.org"}, {text: "kim on IRC", nick: "kim"}]),
    idea("B", [{text: "ADA", name: "ADA"}]),
    idea("C", [{text: "Countess <Ada@x.org>", name: "Countess", mail: "Ada@x.org"}]),
    idea("D", [{text: "Kim", name: "Kim"}, {text: "Kim", name: "Kim"}]),
  ]);
  assert.deepEqual(told(found), ["Ada|ada@x.org|A,B,C", "kim||A,D"]);
  assert.deepEqual(found.nobody, []);
});

test("a mail address that stands in a later idea is taken over", () => {
  assert.deepEqual(told(namedIn([idea("A", [{text: "Ada", name: "Ada"}]), idea("B", [{text: "Ada <a@x.org>", name: "Ada", mail: "a@x.org"}])])), ["Ada|a@x.org|A,B"]);
});

test("who was asked for an idea is not asked again for it, whatever they said", () => {
  const mentors = [{text: "Ada", name: "Ada"}];
  const found = namedIn([idea("A", mentors, {mentorships: asked("ada")}), idea("B", mentors), idea("C", mentors, {mentorships: [{person: {id: "1", name: "Ada"}, state: "declined"}]})]);
  assert.deepEqual(told(found), ["Ada||B"]);
});

test("nobody is asked for what is over, and ideas without any name are told apart", () => {
  const found = namedIn([idea("A", [{text: "Ada", name: "Ada"}], {state: "archived"}), idea("B", [], {state: "taken"}), idea("C", []), idea("D", undefined, {mentorships: asked("Ada")})]);
  assert.deepEqual(told(found), []);
  assert.deepEqual(found.nobody.map(one => one.title), ["C"]);
});

const account = (id, name, more) => ({id, name, roles: ["mentor"], ...more});

test("somebody with an account is known by their nick, too, and whoever is asked already is not asked again", () => {
  const ada = account("1", "Ada Lovelace", {nick: "ada_l"});
  const line = [{text: "ada_l on IRC", nick: "ada_l"}];
  const found = namedIn([idea("A", line), idea("B", [{text: "Ada Lovelace", name: "Ada Lovelace"}]), idea("C", line, {mentorships: [{person: ada, state: "asked"}]})], [ada]);
  assert.deepEqual(told(found), ["ada_l||A,B"]);
  assert.equal(found.people[0].account, ada);
  assert.equal(accountOf({name: "x", mail: "", nick: "ADA_L"}, [ada, account("2", "Bob", {nick: "ada_l"})]), undefined, "a nick that two have is nobody's");
});

test("an account is found by its mail address, else by its name where that is one person's", () => {
  const accounts = [account(1, "Ada", {mail: "a@x.org"}), account(2, "Bob"), account(3, "Bob"), account(4, "Cy", {disabled: true}), account(5, "Dan"), account(6, "Eve", {mail: "e@x.org", roles: []})];
  const of = (name, mail = "") => accountOf({name, mail}, askable(accounts))?.id;
  assert.equal(of("Somebody", "A@X.org"), 1);
  assert.equal(of("dan"), 5);
  assert.equal(of("Bob"), undefined);
  assert.equal(of("Cy"), undefined);
  assert.equal(of("Eve", "e@x.org"), undefined, "whoever makes an account of their own may name any address");
});

test("what is sent names the ideas and the link, and until when it works", () => {
  const words = letter({name: "Ada", titles: ["A", "B"], link: "https://x.org/link#s&to=/my-ideas", until: "1 May 2027, 12:00", organisation: "QEMU"});
  assert.match(words, /^Hello Ada,\n\nQEMU asks you to mentor:\n- A\n- B\n\n/);
  assert.match(words, /https:\/\/x\.org\/link#s&to=\/my-ideas\n\nThe link signs you in once, until 1 May 2027, 12:00\.$/);
  assert.doesNotMatch(letter({name: "Ada", titles: ["A"], link: "https://x.org/my-ideas", until: "", organisation: "QEMU"}), /signs you in/);
});
