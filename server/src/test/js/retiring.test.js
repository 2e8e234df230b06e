// Whoever retires an exercise is told before who may practise it then.
import assert from "node:assert/strict";
import {test} from "node:test";
import {retiringWords} from "../../../../webroot/desk/retiring.js";

const NOW = Date.parse("2027-03-14T12:00:00Z");

test("EX-46 what is said before retiring holds under an embargo, and where accounts are needed or nobody practises", () => {
  assert.match(retiringWords({}, "everybody", NOW), / Everybody may practise it then\. It can be taken back\.$/);
  assert.match(retiringWords({embargoUntil: "2027-03-14"}, "accounts", NOW), / Whoever has an account here may practise it then\./);
  assert.match(retiringWords({embargoUntil: "2027-05-02"}, "everybody", NOW), / Everybody may practise it from 2 May 2027 on, midnight UTC\./);
  assert.match(retiringWords({embargoUntil: "2027-05-02"}, "nobody", NOW), /its tests\. Nobody practises on this server\. It can/);
});
