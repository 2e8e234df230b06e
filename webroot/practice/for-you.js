// A few questions that points do not answer, and what one may do with the answers. Nothing of it is asked or stored.
import {h} from "../shared/dom.js";

const QUESTIONS = [
  "When a test failed, did you want to know why, and not only to make it pass?",
  "Was there a moment in which you forgot that you were practising?",
  "Would you read more of such code on a quiet evening, with nobody watching?",
  "If somebody asked what you did not understand here, could you say it, and how you would find out?",
];

export const forYou = () => h("div", {class: "for-you"},
  h("p", {}, "The points say how this text did today. They do not say whether you would like the work. These questions may; the answers are yours."),
  h("ul", {}, QUESTIONS.map(question => h("li", {}, question))),
  h("p", {}, "If you said yes more often than no, apply, also with few points. What is missing can be learnt, and a mentor is there for exactly that."),
  h("p", {}, "If you said no, that is worth knowing, and it is no verdict on you. This is one kind of programming. Other organisations work on the web, on data, on documentation, on tools that people hold in their hands, and they look for somebody too. Where you like the work you learn faster, and one of them may simply fit you better."));
