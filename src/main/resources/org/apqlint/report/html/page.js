'use strict';
(function () {
  const hex = (number, digits) => number.toString(16).padStart(digits, '0');

  function element(name, kind, text) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** Whether runs of ids, first and last in turns, have the id. */
  function has(runs, id) {
    for (let i = 0; i < runs.length; i += 2) {
      if (runs[i] <= id && id <= runs[i + 1]) return true;
    }
    return false;
  }

  class QueueMap {
    constructor(figure, data) {
      this.data = data;
      this.svg = figure.querySelector('.canvas svg');
      this.answer = figure.querySelector('.answer');
      this.answer.hidden = false;
      this.figure = figure;
      // The answer on the screen may be about what is pointed at; this one is about what has the focus.
      this.said = element('div');
      this.said.id = figure.id + '-said';
      this.said.hidden = true;
      figure.append(this.said);
      this.rows = data.rows.map((runs) => {
        const row = [];
        for (let i = 0; i < runs.length; i += 2) {
          for (let n = 0; n < runs[i]; n++) row.push(runs[i + 1]);
        }
        return row;
      });
      this.pointed = this.shape('pointed');
      this.pointed.setAttribute('visibility', 'hidden');
      // Two take turns, so that each move gives the focus to another element, which is then read out.
      this.cursors = [this.shape('cursor'), this.shape('cursor')];
      this.cursors.forEach((cursor) => {
        cursor.setAttribute('role', 'img');
        cursor.setAttribute('tabindex', '-1');
        cursor.addEventListener('keydown', (event) => this.key(event));
        cursor.addEventListener('focus', () => this.pin(this.at));
      });
      this.place({ row: 0, column: 0 });
      this.svg.addEventListener('pointermove', (event) => this.point(event));
      this.svg.addEventListener('pointerleave', () => this.leave());
      this.svg.addEventListener('click', (event) => {
        const cell = this.cell(event);
        if (cell) this.go(cell);
        else this.release();
      });
      this.tools(figure);
    }

    /** A ring of a dark and a light line: one of them stands out from any colour. */
    shape(kind) {
      const made = (name, of) => {
        const shape = document.createElementNS(this.svg.namespaceURI, name);
        shape.setAttribute('class', of);
        return shape;
      };
      const ring = made('g', kind);
      for (const line of ['dark', 'light']) {
        const rect = made('rect', line);
        rect.setAttribute('width', this.data.cell);
        rect.setAttribute('height', this.data.cell);
        ring.append(rect);
      }
      this.svg.append(ring);
      return ring;
    }

    over(shape, cell) {
      const at = [this.data.domains[cell.column][1], this.data.adapters[cell.row][1]];
      shape.setAttribute('transform', 'translate(' + at.join(' ') + ')');
    }

    name(cell) {
      return hex(this.data.adapters[cell.row][0], 2) + '.' + hex(this.data.domains[cell.column][0], 4);
    }

    words(cell) {
      return this.name(cell) + ' (' + this.data.adapters[cell.row][0] + '.' + this.data.domains[cell.column][0] + ')';
    }

    region(cell) {
      return this.data.regions[this.rows[cell.row][cell.column]];
    }

    /** The cell under the pointer, if there is one. */
    cell(event) {
      const box = this.svg.getBoundingClientRect();
      const scale = this.svg.viewBox.baseVal.width / box.width;
      const x = (event.clientX - box.left) * scale;
      const y = (event.clientY - box.top) * scale;
      const column = this.data.domains.findIndex(([, left]) => left <= x && x < left + this.data.cell);
      const row = this.data.adapters.findIndex(([, top]) => top <= y && y < top + this.data.cell);
      return row < 0 || column < 0 ? null : { row, column };
    }

    point(event) {
      const cell = this.cell(event);
      this.pointed.setAttribute('visibility', cell ? 'visible' : 'hidden');
      if (cell) {
        this.over(this.pointed, cell);
        if (!this.pinned) this.show(cell);
      }
    }

    /** What was said stays, so that the pointer can go to a link in it. */
    leave() {
      this.pointed.setAttribute('visibility', 'hidden');
    }

    /** Says it, and keeps to it, wherever the pointer goes. */
    pin(cell) {
      this.pinned = true;
      this.show(cell);
    }

    /** From now on the pointer asks again. */
    release() {
      if (!this.pinned) return;
      if (this.answer.contains(document.activeElement)) {
        this.cursors.find((cursor) => cursor.getAttribute('tabindex') === '0').focus();
      }
      this.pinned = false;
      this.show(this.at);
    }

    /** Makes the cell the one that Tab reaches. */
    place(cell) {
      this.at = cell;
      const next = this.cursors.pop();
      this.cursors.unshift(next);
      this.cursors.forEach((cursor) => {
        cursor.setAttribute('tabindex', cursor === next ? '0' : '-1');
        cursor.setAttribute('visibility', cursor === next ? 'visible' : 'hidden');
        cursor.classList.toggle('here', cursor === next && this.chosen === true);
      });
      this.over(next, cell);
      next.setAttribute('aria-label', this.words(cell) + ': ' + this.data.texts[this.region(cell)[1]]);
      next.setAttribute('aria-describedby', this.said.id);
      this.said.replaceChildren(...this.lines(cell));
      return next;
    }

    go(cell) {
      this.chosen = true;
      const next = this.place(cell);
      this.pin(cell);
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }

    key(event) {
      const rows = this.rows.length - 1;
      const columns = this.rows[0].length - 1;
      const { row, column } = this.at;
      const far = 16;
      const to = {
        ArrowUp: [row - 1, column],
        ArrowDown: [row + 1, column],
        ArrowLeft: [row, column - 1],
        ArrowRight: [row, column + 1],
        PageUp: [row - far, column],
        PageDown: [row + far, column],
        Home: [event.ctrlKey ? 0 : row, 0],
        End: [event.ctrlKey ? rows : row, columns],
      }[event.key];
      if (event.key === 'Enter') {
        this.pin(this.at);
        const link = this.answer.querySelector('a');
        if (link) {
          event.preventDefault();
          link.focus();
        }
      }
      if (to) {
        event.preventDefault();
        this.go({
          row: Math.min(rows, Math.max(0, to[0])),
          column: Math.min(columns, Math.max(0, to[1])),
        });
      }
    }

    /** Whose the queue is, why, and which findings are about it. */
    lines(cell) {
      const [state, what, ...why] = this.region(cell);
      const name = this.name(cell);
      const lines = [element('p', 'what ' + state)];
      lines[0].append(element('code', '', this.words(cell)), ': ' + this.data.texts[what]);
      const about = this.findings(cell);
      if (about.length > 0) {
        const line = element('p', 'links', 'findings: ');
        about.forEach((finding) => {
          const link = element('a', 'badge ' + finding.severity, finding.code);
          link.href = '#' + finding.id;
          link.title = finding.message;
          line.append(link, ' ');
        });
        lines.push(line);
      }
      why.forEach((number) => lines.push(element('p', 'why', name + ' ' + this.data.texts[number])));
      const ask = element('p', 'ask', 'more: ');
      ask.append(element('code', '', this.data.ask.join(name)));
      lines.push(ask);
      return lines;
    }

    show(cell) {
      const lines = this.lines(cell);
      if (this.pinned) {
        lines.push(element('p', 'ask', 'this stays until Escape, or a click elsewhere'));
      }
      // From now on its height stays: if it grew with each answer, it would cover what is pointed at.
      this.answer.classList.add('asked');
      this.answer.replaceChildren(...lines);
    }

    findings(cell) {
      const adapter = this.data.adapters[cell.row][0];
      const domain = this.data.domains[cell.column][0];
      return this.data.findings.filter((finding) =>
        finding.queues.some(([adapters, domains]) => has(adapters, adapter) && has(domains, domain)));
    }

    /** Goes to a queue by its name. */
    find(name) {
      const row = this.data.adapters.findIndex(([id]) => hex(id, 2) === name.slice(0, 2));
      const column = this.data.domains.findIndex(([id]) => hex(id, 4) === name.slice(3));
      if (row >= 0 && column >= 0) {
        this.go({ row, column });
        this.cursors[0].scrollIntoView({ block: 'center', inline: 'center' });
      }
    }

    tools(figure) {
      const width = this.svg.viewBox.baseVal.width;
      const height = this.svg.viewBox.baseVal.height;
      const bar = element('div', 'tools');
      const resize = (factor) => {
        const now = this.svg.getBoundingClientRect().width;
        const next = Math.min(8 * width, Math.max(width / 8, factor(now)));
        this.svg.setAttribute('width', next);
        this.svg.setAttribute('height', next * height / width);
      };
      const fit = () => this.svg.parentElement.clientWidth - 8;
      const button = (text, label, factor) => {
        const made = element('button', '', text);
        made.type = 'button';
        made.setAttribute('aria-label', label);
        made.addEventListener('click', () => resize(factor));
        bar.append(made);
      };
      button('−', 'smaller map', (now) => now / 1.25);
      button('+', 'larger map', (now) => now * 1.25);
      button('1:1', 'map in its own size', () => width);
      button('fit', 'map as wide as the page', fit);
      figure.querySelector('.canvas').before(bar);
      // On a narrow screen the whole comes first.
      if (matchMedia('(max-width: 40rem)').matches && width > fit()) resize(fit);
    }
  }

  const maps = new Map();
  document.querySelectorAll('figure.map').forEach((figure) => {
    maps.set(figure.id, new QueueMap(figure, JSON.parse(figure.nextElementSibling.textContent)));
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') maps.forEach((map) => map.release());
  });

  document.addEventListener('click', (event) => {
    maps.forEach((map) => {
      if (!map.figure.contains(event.target)) map.release();
    });
    const link = event.target.closest('a[data-queue]');
    const map = link && maps.get(link.hash.slice(1));
    if (map) {
      event.preventDefault();
      history.pushState(null, '', link.hash);
      map.find(link.dataset.queue);
    }
  });

  // What is folded is part of what is printed.
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    opened.forEach((details) => { details.open = true; });
  });
  window.addEventListener('afterprint', () => {
    opened.forEach((details) => { details.open = false; });
  });
})();
