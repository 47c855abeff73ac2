/**
 * The shapes of an assembly, as in docs/reference/meeting-day-protocol.md. Amounts are whole satang.
 *
 * @typedef {"problem" | "need" | "other"} Kind
 * @typedef {{ voice: Kind, text: string, hands: number | null, looks_at: string }} Voice
 * @typedef {{ text: string, cuts: number, raises: number, dots: number }} Wish
 * @typedef {{ name: string, role: string, skills: string, free: string }} Volunteer
 * @typedef {{ when: string, heads: number, menu: string, halal: boolean, vegetarian: number, packed: number, cost: number, cooked_by: string }} Meal
 * @typedef {{ block: string, text: string, about: string, put_right: string, told_by: string }} Talk some lines under a heading of the agenda
 * @typedef {{ heads: number, in_favour: number, against: number, abstained: number }} Hands
 * @typedef {"hands" | "cards" | "nobody_objects" | "named" | "ballot"} Way
 * @typedef {{ id: string, called: string }} Person who came
 * @typedef {"for" | "against" | "abstain"} Choice
 * @typedef {{ person: string, choice: Choice }} NamedVote
 * @typedef {Hands & { way: Way, named?: NamedVote[], witnesses?: string[] }} Counted by name: each one's choice; by ballot: who saw the counting
 * @typedef {{ id: string, at: number }} Made
 *
 * @typedef {Made & { kind: "voice" } & Voice} TellVoice
 * @typedef {Made & { kind: "answer_voice", voice: string, about: string, text: string }} TellAnswerVoice what became of a voice; `about`: its words
 * @typedef {Made & { kind: "wish" } & Wish} TellWish
 * @typedef {Made & { kind: "volunteer", phone: string } & Volunteer} TellVolunteer
 * @typedef {Made & { kind: "meal" } & Meal} TellMeal
 * @typedef {Made & { kind: "talk" } & Talk} TellTalk
 * @typedef {Made & { kind: "answer", draft: string, code: string, mark: string, agreed: boolean }} TellAnswer
 * @typedef {Made & { kind: "vote", draft: string, title: string } & Counted} TellVote
 * @typedef {Made & { kind: "ask", text: string } & Counted} TellAsk
 * @typedef {TellVoice | TellAnswerVoice | TellWish | TellVolunteer | TellMeal | TellTalk | TellAnswer | TellVote | TellAsk} Told
 *
 * @typedef {{ code: string, mark: string, sentence: string, agreed: boolean | null }} Example
 * @typedef {{ id: string, title: string, sentence: string, begins: string, examples: Example[] }} Draft
 * @typedef {Made & Hands & { number: string, words: string, passed: boolean }} Decided
 *
 * @typedef {object} Assembly the state
 * @property {{ id: string, group: string, heading: string, came: number, adopted: string }} meeting
 * @property {string} csrf
 * @property {Person[]} [people] who came; a state kept from before they were told has none
 * @property {(Made & Voice & { answer?: string, answered_at?: number })[]} voices
 * @property {(Made & Wish)[]} wishes
 * @property {(Made & Volunteer)[]} volunteers
 * @property {(Made & Talk)[]} [talks] a state kept from before there were any has none
 * @property {(Made & Meal) | null} meal
 * @property {Decided[]} decided
 * @property {Draft[]} drafts
 * @property {{ clause: string, heads: number }} quorum
 * @property {string} majority
 * @property {string} amending
 * @property {boolean} may_rule
 */

export {};
