import assert from "node:assert/strict";
import {test} from "node:test";
import {address, answers, body, bounds, byTag, callers, example, found, kind, members, parameters, resolved, shell} from "../../../../webroot/api/contract.js";

const contract = {
  tags: [{name: "Things", description: "All things."}, {name: "Empty", description: "None."}],
  paths: {
    "/things": {
      get: {operationId: "listThings", tags: ["Things"], summary: "List things", security: [], parameters: [{$ref: "#/components/parameters/Limit"}],
        responses: {200: {description: "Things.", content: {"application/json": {schema: {type: "array", items: {$ref: "#/components/schemas/Thing"}}}}}, default: {description: "-"}}},
      post: {operationId: "makeThing", tags: ["Things"], summary: "Make a thing", security: [{session: []}, {token: ["write"]}], "x-roles": ["mentor", "guest-candidate"],
        requestBody: {required: true, content: {"application/json": {schema: {$ref: "#/components/schemas/NewThing"}}}},
        responses: {201: {description: "Made.", headers: {ETag: {}}}, 409: {description: "a or b", content: {"application/problem+json": {schema: {
          $ref: "#/components/schemas/Thing", properties: {type: {enum: ["/problems/a", "/problems/b"]}}}}}}}},
    },
    "/things/{thing}": {delete: {operationId: "dropThing", tags: ["Things"], summary: "Drop a thing", security: [{ownPage: []}], responses: {}}},
  },
  components: {
    parameters: {Limit: {name: "limit", in: "query", schema: {type: "integer", minimum: 1, maximum: 200, default: 50}}},
    schemas: {
      Name: {type: "string", minLength: 1, maxLength: 100, "x-says": "One line."},
      NewThing: {type: "object", required: ["name"], properties: {name: {$ref: "#/components/schemas/Name"}, size: {type: "integer", minimum: 5, maximum: 9}}},
      Thing: {type: "object", required: ["name"], properties: {name: {type: ["string", "null"]}, parts: {type: "array", items: {$ref: "#/components/schemas/Thing"}},
        at: {type: "string", format: "date-time"}, of: {anyOf: [{$ref: "#/components/schemas/NewThing"}, {type: "null"}]}}},
    },
  },
};
const make = contract.paths["/things"].post;

test("operations stand under their tags, and are found by words", () => {
  const [things, none] = byTag(contract);
  assert.deepEqual(things.operations.map(one => `${one.method} ${one.path}`), ["GET /things", "POST /things", "DELETE /things/{thing}"]);
  assert.deepEqual(none.operations, []);
  assert.deepEqual(things.operations.filter(one => found(one, "thing MAKE")).map(one => one.id), ["makeThing"]);
  assert.ok(found(things.operations[0], ""));
});

test("who may call is said in words", () => {
  assert.deepEqual(callers(contract.paths["/things"].get), {words: "Anybody", token: ""});
  assert.deepEqual(callers(make), {words: "Mentor or invited candidate", token: "write"});
  assert.deepEqual(callers(contract.paths["/things/{thing}"].delete), {words: "Pages of this server", token: ""});
});

test("what a value may be is said in words, and what it may not", () => {
  const {parts, at, of, name} = contract.components.schemas.Thing.properties;
  assert.equal(kind(contract, name), "text, or null");
  assert.equal(kind(contract, parts), "list of Thing");
  assert.equal(kind(contract, at), "time");
  assert.equal(kind(contract, of), "object, or null");
  assert.equal(bounds(contract.components.parameters.Limit.schema), "1 to 200; 50 when left out");
  assert.equal(bounds(contract.components.schemas.Name), "at most 100 characters");
});

test("members are told with what is inside them, and what holds itself ends", () => {
  const told = members(contract, {$ref: "#/components/schemas/Thing"});
  assert.deepEqual(told.map(one => [one.name, one.needed]), [["name", true], ["parts", false], ["at", false], ["of", false]]);
  assert.deepEqual(told[1].members, []);
  assert.deepEqual(told[3].members.map(one => [one.name, one.says]), [["name", "One line."], ["size", ""]]);
});

test("of a choice the members of both are told", () => {
  const either = {if: {required: ["link"]}, then: {properties: {link: {type: "string"}}}, else: {required: ["mail"], properties: {mail: {type: "string"}}}};
  assert.deepEqual(members(contract, either).map(one => [one.name, one.needed]), [["link", false], ["mail", true]]);
});

test("an example has what is needed, or one member where nothing is", () => {
  assert.deepEqual(example(contract, body(contract, make).schema), {name: "text"});
  assert.deepEqual(example(contract, {type: "object", properties: {size: {type: "integer", minimum: 5}, name: {}}}), {size: 5});
  assert.deepEqual(example(contract, {type: "string", example: "x"}), "x");
});

test("answers are told with their problems", () => {
  assert.deepEqual(answers(contract, make).map(one => [one.status, one.headers, one.slugs]), [["201", ["ETag"], []], ["409", [], ["a", "b"]]]);
});

test("a call is put together for the page and for a shell", () => {
  const list = parameters(contract, contract.paths["/things"].get);
  assert.equal(address("/things", list, {limit: "5", other: "x"}), "/api/v1/things?limit=5");
  assert.equal(address("/things/{thing}", [], {thing: "a/b"}), "/api/v1/things/a%2Fb");
  assert.equal(shell("http://h", "POST", "/api/v1/things", {Authorization: "Bearer secret", "Content-Type": "application/json"}, "{\"name\":\"it's\"}"),
    "curl -X POST 'http://h/api/v1/things' \\\n  -H \"Authorization: Bearer $TRYOUT_TOKEN\" \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"name\":\"it'\\''s\"}'");
});

test("a reference keeps what stands beside it", () => {
  assert.equal(resolved(contract, {$ref: "#/components/schemas/Name", description: "here"}).description, "here");
});
