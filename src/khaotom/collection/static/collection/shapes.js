/**
 * The shapes of docs/reference/meeting-day-protocol.md. Amounts are whole satang, a month is `year × 12 + month − 1`.
 *
 * @typedef {"pledge" | "welfare" | "fine" | "entry_fee"} Payable
 * @typedef {{ payable: Payable, month: number, amount: number }} Item
 * @typedef {Item & { label?: string, late?: boolean }} Due
 * @typedef {{ month: number, amount: number, reason: string }} Waived
 * @typedef {{ id: string, amount: number, state: string }} Transfer
 *
 * @typedef {object} Member
 * @property {string} id the membership
 * @property {string} person
 * @property {string} number
 * @property {string} called
 * @property {string} name
 * @property {string} zone
 * @property {string | null} household
 * @property {string} search folded
 * @property {number} balance what the book says she has saved
 * @property {boolean} paused
 * @property {boolean} child
 * @property {Due[]} due oldest first; fines among them
 * @property {Due[]} ahead months that may be paid ahead, in order
 * @property {string} welfare_through
 * @property {Transfer | null} transfer
 *
 * @typedef {{ id: string, person: string, at: number, undone?: boolean }} Arrival
 * @typedef {{ code: string, sentence: string }} Said
 *
 * @typedef {object} Slip
 * @property {string} id
 * @property {string} name as people say it: A-018
 * @property {string} table
 * @property {number} number
 * @property {string} membership
 * @property {string} manner
 * @property {string | null} joint
 * @property {Due[]} items
 * @property {number} cash
 * @property {number} transferred
 * @property {number | null} tendered
 * @property {"taken" | "held" | "cancelled"} state
 * @property {Said | null} held
 * @property {number} taken_at
 * @property {string | null} replaces
 * @property {Waived[]} [waived]
 *
 * @typedef {{ id: string, letter: string, place: string, place_name: string }} Table
 * @typedef {Table & { next_number: number }} OwnTable
 *
 * @typedef {{ csrf: string, table?: OwnTable | null }} Heard what every state holds
 *
 * @typedef {object} State
 * @property {{ id: string, group: string, heading: string, month: number, closed: boolean }} sheet
 * @property {number} server_time
 * @property {string} csrf
 * @property {OwnTable | null} table
 * @property {Table[]} tables
 * @property {Member[]} members
 * @property {Arrival[]} arrivals
 * @property {Visitor[]} [visitors]
 * @property {Slip[]} slips
 * @property {{ membership: string, month: number }[]} waivers
 * @property {{ membership: string, letter: string }[]} busy
 * @property {number} entry_fee
 * @property {{ lowest: number, highest: number, step: number }} pledge
 * @property {number} welfare
 * @property {number} [saves_percent] the part of a pledge payment that is saved, where the rest goes to the welfare fund
 * @property {{ came: number, paid: number, received: number }} totals
 *
 * @typedef {{ id: string, kind: "arrive", at: number, person: string }} Arrive
 * @typedef {{ id: string, kind: "undo_arrival", at: number, arrival: string }} UndoArrival
 *
 * @typedef {{ id: string, called: string, comes_from: string, heads: number, at: number, undone?: boolean }} Visitor who is no member
 * @typedef {{ id: string, kind: "receive", at: number, called: string, comes_from: string, heads: number }} Receive
 *
 * @typedef {object} Take
 * @property {string} id
 * @property {"take"} kind
 * @property {number} at
 * @property {string} table
 * @property {number} number
 * @property {string} membership
 * @property {"self" | "carried"} manner
 * @property {string | null} joint
 * @property {Item[]} items
 * @property {Waived[]} waived
 * @property {number} cash
 * @property {number} transferred
 * @property {string | null} transfer_slip
 * @property {number | null} tendered
 * @property {string | null} replaces
 * @property {number} read_back the balance written into the passbook
 *
 * @typedef {"wrong_amount" | "wrong_person" | "twice" | "gave_back"} Reason
 * @typedef {{ id: string, kind: "cancel", at: number, slip: string, reason: Reason }} Cancel
 *
 * @typedef {object} NewMember
 * @property {string} id
 * @property {"new_member"} kind
 * @property {number} at
 * @property {string} membership
 * @property {string} person
 * @property {string} called
 * @property {string} name
 * @property {string} phone
 * @property {number} pledge
 * @property {boolean} welfare
 *
 * @typedef {{ id: string, kind: "busy", at: number, table: string, membership: string | null }} Busy
 * @typedef {import("./spoken.js").Told} Told what is kept of an assembly
 * @typedef {Arrive | UndoArrival | Receive | Take | Cancel | NewMember | Told} Command what is kept until it is acknowledged
 *
 * @typedef {"waiting" | "done" | "held" | "refused"} Standing
 *
 * @typedef {object} Kept a command as it lies in the phone
 * @property {string} id
 * @property {string} sheet
 * @property {string} address where it is sent
 * @property {Command} command
 * @property {Standing} standing
 * @property {string} code
 * @property {string} sentence
 *
 * @typedef {{ id: string, outcome: "done" | "held" | "refused", code: string, sentence: string }} Result
 */

/**
 * What a screen knows of its state: whether an answer is one, and how it becomes a picture with what this phone did since.
 * @template S
 * @template V
 * @typedef {{ whole: (body: any) => boolean, merge: (state: S, kept: Kept[]) => V }} Sort
 */

export {};
