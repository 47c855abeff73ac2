/** Ten seconds in which an act can be taken back by the same hand; the button counts them. */

const SECONDS = 10;

export class Undo {
  /** @param {(left: number) => void} tell called each second with what is left; 0 when it is over */
  constructor(tell) {
    this.tell = tell;
    /** @type {(() => void) | null} */
    this.act = null;
    this.until = 0;
    this.timer = 0;
  }

  /** @param {() => void} act what takes it back */
  offer(act) {
    this.over();
    this.act = act;
    this.until = performance.now() + SECONDS * 1000;
    this.tell(SECONDS);
    this.timer = window.setInterval(() => this.tick(), 1000);
  }

  tick() {
    const left = Math.ceil((this.until - performance.now()) / 1000);
    if (left > 0) this.tell(left);
    else this.over();
  }

  over() {
    window.clearInterval(this.timer);
    this.act = null;
    this.tell(0);
  }

  take() {
    const act = this.act;
    this.over();
    act?.();
  }
}
