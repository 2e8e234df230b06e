// People with the colour that stays theirs: the candidate's, the lead's, then by order of joining. Pure.

const COLOURS = {candidate: 1, lead: 2, observer: 0};

/** @param {import("./state.js").Member[]} members @returns {{member: string, name: string, role: string, colour: number}} */
export function whoIs(members, member) {
  const {name, role} = members.find(m => m.member === member) ?? {name: "Somebody", role: "observer"};
  const rest = members.filter(m => m.role === "mentor");
  return {member, name, role, colour: COLOURS[role] ?? 3 + rest.findIndex(m => m.member === member) % 4};
}
