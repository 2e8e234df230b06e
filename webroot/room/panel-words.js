// The panel's words: what levels and recommendations are called.
export const LEVELS = [[1, "Weak"], [2, "Partly"], [3, "Good"], [4, "Strong"], [0, "not seen"]];
export const LEANINGS = [["clearly-not", "Clearly not"], ["rather-not", "Rather not"], ["rather", "Rather yes"], ["clearly", "Clearly yes"]];

export const levelName = level => level ? `${level} ${LEVELS.find(([l]) => l === level)[1]}` : "not seen";
export const leaningName = leaning => LEANINGS.find(([slug]) => slug === leaning)?.[1] ?? "";

/** Whether a level of that criterion has to be shown by a moment. */
export const wantsPin = ({evidenceRequired}, level) => evidenceRequired && (level === 1 || level === 4);
