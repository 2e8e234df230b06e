// Whom the texts of a round's ideas name as mentors, and who of them has an account. Pure.

/** In these somebody can still be asked. */
const OPEN = ["draft", "proposed", "mentored", "published"];

const same = (one, other) => !!one && !!other && one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * Those who are named and were not asked yet, each once, with the ideas that name them; and the ideas for which nobody is
 * named or asked.
 * @param {{id: string, title: string, state: string, mentors?: object[], mentorships: object[]}[]} ideas
 * @param {object[]} [accounts] among which those who are named are looked for
 */
export function namedIn(ideas, accounts = []) {
  const people = [];
  const nobody = [];
  for (const idea of ideas.filter(one => OPEN.includes(one.state))) {
    const lines = idea.mentors ?? [];
    if (!lines.length && !idea.mentorships.length) nobody.push(idea);
    for (const line of lines) {
      const who = {name: (line.name || line.nick || line.mail || line.text).trim(), mail: line.mail ?? "", nick: line.nick ?? ""};
      const account = accountOf(who, accounts);
      if (idea.mentorships.some(({person}) => person.id === account?.id || same(person.name, who.name))) continue;
      const known = people.find(one => (account && one.account === account) || same(one.mail, who.mail) || same(one.name, who.name)) ?? add(people, who.name);
      known.mail ||= who.mail;
      known.nick ||= who.nick;
      known.account ??= account;
      if (!known.ideas.includes(idea)) known.ideas.push(idea);
    }
  }
  return {people, nobody};
}

function add(people, name) {
  const person = {name, mail: "", nick: "", account: undefined, ideas: []};
  people.push(person);
  return person;
}

/** Whom one can ask here. Nobody has looked whose address an account is that somebody made of their own, without a role. */
export const askable = accounts => accounts.filter(one => !one.disabled && one.roles.length);

/** Who of these somebody is who is named: whose mail address it is, else the only one of that nick or name. */
export function accountOf({name, mail, nick}, accounts) {
  const only = found => (found.length === 1 ? found[0] : undefined);
  return accounts.find(one => same(one.mail, mail)) ?? only(accounts.filter(one => same(one.nick, nick))) ?? only(accounts.filter(one => same(one.name, name)));
}

/** What is sent to somebody who is asked. @param {{name: string, titles: string[], link: string, until: string, organisation: string}} about */
export const letter = ({name, titles, link, until, organisation}) =>
  [
    `Hello ${name},`,
    "",
    `${organisation} asks you to mentor:`,
    ...titles.map(title => `- ${title}`),
    "",
    "Only you can agree, or decline, on your own page:",
    link,
    ...(until ? ["", `The link signs you in once, until ${until}.`] : []),
  ].join("\n");
