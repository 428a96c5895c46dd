// SPDX-License-Identifier: Apache-2.0
// The page shows text, marks, problems and counts without this. Here: the relations of a figure, filters, search, the
// entries of the ledger, keys. Whatever comes from a draft becomes text nodes or attributes, never markup.
//
// A draft's data (see ledger.h) is read when the draft comes into view: a report may hold hundreds of them.
'use strict';
(() => {
  const words = JSON.parse(document.getElementById('words').textContent);
  const main = document.getElementById('content');
  const kWide = matchMedia('(min-width: 60.01rem)');
  const kPage = 100;       // entries of the ledger that are made at once
  const kRelations = 20;   // relations of a figure that are made at once
  const kMostPieces = 64;  // of a long passage, only so many pieces lead to its relations
  const kStyles = ['ok', 'rnd', 'error', 'warning', 'unv'];  // by outcome, where there is no severity to tell
  const kSeverities = ['note', 'note', 'warning', 'error'];

  const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();

  // make('button', {class: 'chip'}, 'text', child …): null and '' are left out.
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(name, '');
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child != null && child !== ''));
    return element;
  }

  // ---- Filters -------------------------------------------------------------------------------------------------

  const filter = {severities: new Set(['error', 'warning', 'note']), kind: '', outcome: '', query: ''};
  const isFiltering = () => filter.severities.size < 3 || filter.kind || filter.outcome || filter.query;

  function passes(severity, kind, outcome, text) {
    return (severity === null || filter.severities.has(kSeverities[severity])) && (!filter.kind || filter.kind === kind) &&
           (!filter.outcome || filter.outcome === String(outcome)) && (!filter.query || text().includes(filter.query));
  }

  // ---- Drafts --------------------------------------------------------------------------------------------------

  class Draft {
    constructor(section) {
      this.section = section;
      this.items = [...section.querySelectorAll('.problem')];
      this.texts = new Map();  // folded, by item or line
      this.awake = false;
    }

    // Reads the data and ties it to the marked pieces of the text.
    wake() {
      const block = this.section.querySelector('script.data');
      if (this.awake || !block) return;
      this.awake = true;
      const {spans, checks} = JSON.parse(block.textContent);
      block.textContent = '';
      Object.assign(this, {spans, checks});
      this.pieces = [...this.section.querySelectorAll('.sheet .f')];
      this.numberOf = new Map(this.pieces.map((piece, i) => [piece, i]));
      this.off = new Uint8Array(this.pieces.length);
      this.checksOf = spans.map(() => []);
      this.byNumber = new Map();
      checks.forEach((check, i) => {
        for (const figure of [check.f, ...check.p]) {
          if (typeof figure !== 'number') continue;
          const list = this.checksOf[figure];
          if (list[list.length - 1] !== i) list.push(i);
        }
        if (check.n && !this.byNumber.has(check.n)) this.byNumber.set(check.n, i);
      });
      this.spansOf = this.pieces.map(() => []);
      spans.forEach(([first, last], i) => {
        for (let piece = first; piece < Math.min(last, first + kMostPieces); ++piece) this.spansOf[piece].push(i);
      });
      this.makeCard();
      this.makeLedger();
      if (isFiltering()) this.filterAwake();
    }

    // -- Figures

    isShown(span) { return this.spans[span][0] < this.spans[span][1]; }

    textOf(figure) {
      if (typeof figure !== 'number') return figure.t;
      if (!this.isShown(figure)) return '…';
      const [first, last] = this.spans[figure];
      const range = document.createRange();
      range.setStartBefore(this.pieces[first]);
      range.setEndAfter(this.pieces[last - 1]);
      const text = range.toString().replace(/\s+/g, ' ').trim();
      return text.length > 120 ? text.slice(0, 117) + '…' : text;
    }

    placeOf(figure) { return typeof figure === 'number' ? this.spans[figure][2] : figure.w || words.implied; }

    // The problems first, then what is about the figure itself, then what it is a part of.
    relationsOf(spans) {
      const rank = (i) => (this.checks[i].n ? 0 : 2) + (spans.includes(this.checks[i].f) ? 0 : 1);
      const all = [...new Set(spans.flatMap((span) => this.checksOf[span]))];
      return all.map((i) => [rank(i), i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, i]) => i);
    }

    // -- The card: one figure, its relations, and where their other figures stand

    makeCard() {
      this.card = make('section', {class: 'card', 'aria-label': words.details, hidden: true});
      this.section.querySelector('.side').append(this.card);
      this.card.addEventListener('click', (event) => this.onCard(event));
      this.card.addEventListener('pointerenter', () => clearTimeout(leaving));
    }

    fillCard(spans, relations, active) {
      const [span] = spans;
      const figure = span ?? this.checks[active].f;
      const facts = make('dl');
      const fact = (name, value) => { if (value) facts.append(make('div', {}, make('dt', {}, name), make('dd', {}, value))); };
      const [, , , subject, period, unit] = span === undefined ? [] : this.spans[span];
      fact(words.subject, subject);
      fact(words.time, period);
      fact(words.unit, unit);
      const button = (name, sign, label) => make('button', {type: 'button', 'data-do': name, 'aria-label': label, title: label}, sign);
      const header = make('header', {},
        make('div', {}, make('h3', {}, this.textOf(figure)), make('p', {class: 'at'}, this.placeOf(figure)), facts),
        button('previous', '‹', words.previous), button('next', '›', words.next), button('close', '✕', words.close));
      const list = make('ul', {class: 'list'});
      this.card.replaceChildren(header, make('div', {class: 'scroll'},
        relations.length ? list : make('p', {class: 'none'}, words.unchecked)));
      // The one that was asked for goes first.
      const ordered = active === undefined ? relations : [active, ...relations.filter((i) => i !== active)];
      this.fillRelations(list, ordered, active);
      this.card.hidden = false;
    }

    fillRelations(list, relations, active) {
      for (const i of relations.slice(0, kRelations)) list.append(this.relation(i, i === active));
      const rest = relations.slice(kRelations);
      if (!rest.length) return;
      const more = make('button', {type: 'button'}, say(words.more, rest.length));
      const item = make('li', {}, more);
      more.addEventListener('click', () => { item.remove(); this.fillRelations(list, rest, active); });
      list.append(item);
    }

    styleOf(check) {
      return check.n || check.x ? kSeverities[check.s] : check.o === 2 || check.o === 3 ? 'note' : kStyles[check.o];
    }

    badge(check) {
      return make('span', {class: 'badge'}, check.n ? words.severities[check.s] : words.outcomes[check.o],
        check.n ? ` ${check.n}` : '', check.x ? ` · ${words.suppressed}` : '');
    }

    relation(i, active) {
      const check = this.checks[i];
      const chip = (figure, isStated, suspect) => {
        const inside = [this.textOf(figure), ' ', make('small', {}, this.placeOf(figure), suspect ? ` · ${words.suspect}` : '')];
        const style = `chip${isStated ? ' stated' : ''}${suspect ? ' suspect' : ''}`;
        return typeof figure === 'number' && this.isShown(figure) ?
          make('button', {type: 'button', class: style, 'data-span': figure}, ...inside) : make('span', {class: style}, ...inside);
      };
      const chips = make('div', {class: 'chips'}, chip(check.f, true, check.q === -1));
      if (check.p.length) chips.append(`← ${words.parts}`);
      check.p.slice(0, 60).forEach((figure, k) => chips.append(chip(figure, false, check.q === k)));
      if (check.p.length > 60) chips.append('…');
      const rule = make('p', {class: 'rule'}, make('code', {}, check.r), words.rules[check.r] ? ` – ${words.rules[check.r]}` : '',
        check.v !== undefined && check.s < 3 && check.n ? ` · ${check.v}%` : '');
      const line = (style, label, text) => text ? make('p', {class: style}, make('b', {}, `${label}: `), text) : '';
      return make('li', {class: `relation ${this.styleOf(check)}${active ? ' active' : ''}`},
        make('button', {type: 'button', class: 'which', 'data-check': i, 'aria-pressed': String(active)}, this.badge(check), check.m),
        line('result', words.recomputed, check.c), line('hint', words.hint, check.h),
        check.x ? line('rule', check.x[0], check.x[1]) : '', chips, rule);
    }

    onCard(event) {
      const button = event.target.closest('button');
      if (!button) return;
      if (button.dataset.do === 'close') release();
      else if (button.dataset.do) step(button.dataset.do === 'next' ? 1 : -1);
      else if (button.dataset.span) this.go(Number(button.dataset.span), selected && selected.check);
      else if (button.dataset.check) {
        const check = Number(button.dataset.check);
        for (const item of this.card.querySelectorAll('.relation')) {
          const active = item.contains(button);
          item.classList.toggle('active', active);
          item.querySelector('.which').setAttribute('aria-pressed', String(active));
        }
        if (selected) selected = {...selected, check};
        mark(this, check);
      }
    }

    // Scrolls to a figure and focuses it; `check` is the relation to show.
    go(span, check) {
      if (!this.isShown(span)) return;
      const [first, last] = this.spans[span];
      wanted = {check, span};
      focusPiece(this, first);
      for (let i = first; i < Math.min(last, first + kMostPieces); ++i) flash(this.pieces[i]);
    }

    goProblem(item) {
      this.wake();
      const check = this.byNumber.get(Number(item.dataset.no));
      const figure = this.checks[check].f;
      if (typeof figure === 'number' && this.isShown(figure)) this.go(figure, check);
      else select(this, typeof figure === 'number' ? [figure] : [], check);
    }

    // -- Filters

    textOfItem(element) {
      if (!this.texts.has(element)) this.texts.set(element, fold(element.textContent));
      return this.texts.get(element);
    }

    // Gives how many problems are left.
    filter() {
      let shown = 0;
      for (const item of this.items) {
        const {severity, kind, outcome} = item.dataset;
        item.hidden = !passes(severity, kind, outcome, () => this.textOfItem(item));
        shown += item.hidden ? 0 : 1;
      }
      if (this.items.length) {
        if (!this.nothing) {
          this.nothing = make('p', {class: 'none'}, words.none);
          this.items[0].parentNode.before(this.nothing);
        }
        this.nothing.hidden = shown > 0;
      }
      if (this.awake) this.filterAwake();
      return shown;
    }

    passes(check) {
      return passes(check.n ? check.s : null, check.k, check.o,
        () => check.folded ??= fold([check.m, check.h || '', check.r, kindNames.get(check.k) || '', this.textOf(check.f), this.placeOf(check.f)].join('\n')));
    }

    filterAwake() {
      const off = new Uint8Array(this.pieces.length);
      this.passing = this.checks.map((check) => this.passes(check));
      if (isFiltering()) {
        off.fill(1);
        this.checks.forEach((check, i) => {
          if (!this.passing[i]) return;
          for (const figure of [check.f, ...check.p]) {
            if (typeof figure !== 'number') continue;
            const [first, last] = this.spans[figure];
            for (let k = first; k < Math.min(last, first + kMostPieces); ++k) {
              // What looks like a problem is one that passes, not one of which something else passes.
              if (check.n || this.pieces[k].localName === 'span') off[k] = 0;
            }
          }
        });
      }
      off.forEach((value, i) => { if (value !== this.off[i]) this.pieces[i].classList.toggle('off', value === 1); });
      this.off = off;
      for (const group of this.groups) this.fillGroup(group);
    }

    // The lines that hold the words looked for.
    hits(query) {
      const lines = this.section.querySelectorAll('.sheet .line');
      const found = query ? [...lines].filter((line) => this.textOfItem(line).includes(query)) : [];
      for (const line of this.hitLines || []) line.classList.remove('hit', 'here');
      for (const line of found) line.classList.add('hit');
      return this.hitLines = found;
    }

    // -- The ledger

    makeLedger() {
      const byKind = new Map();
      this.checks.forEach((check, i) => {
        if (!byKind.has(check.k)) byKind.set(check.k, []);
        byKind.get(check.k).push(i);
      });
      const place = this.section.querySelector('.ledger');
      this.groups = [...this.section.querySelectorAll('.counts tbody tr')].map((row) => {
        const kind = row.dataset.kind;
        const group = {checks: byKind.get(kind) || [], list: make('ol'), count: make('span', {class: 'count'}), dirty: true};
        group.details = make('details', {class: 'group', 'data-kind': kind},
          make('summary', {}, make('b', {}, kindNames.get(kind)), ' ', group.count), group.list);
        group.details.addEventListener('toggle', () => this.fillGroup(group));
        place.append(group.details);
        return group;
      });
      place.addEventListener('click', (event) => {
        const entry = event.target.closest('.entry');
        if (!entry) return;
        const i = Number(entry.dataset.check);
        const figure = this.checks[i].f;
        if (typeof figure === 'number' && this.isShown(figure)) this.go(figure, i);
        else select(this, typeof figure === 'number' ? [figure] : [], i);
      });
      this.passing = this.checks.map(() => true);
      for (const group of this.groups) this.fillGroup(group);
    }

    fillGroup(group) {
      const shown = group.checks.filter((i) => this.passing[i]);
      group.details.hidden = shown.length === 0;
      group.count.textContent = shown.length === group.checks.length ? String(shown.length) : `${shown.length}/${group.checks.length}`;
      group.list.replaceChildren();
      if (group.details.open) this.fillEntries(group.list, shown, 0);
    }

    fillEntries(list, checks, from) {
      const to = Math.min(from + kPage, checks.length);
      for (let k = from; k < to; ++k) {
        const check = this.checks[checks[k]];
        list.append(make('li', {class: `relation ${this.styleOf(check)}`}, make('button', {type: 'button', class: 'entry', 'data-check': checks[k]},
          this.badge(check), make('span', {class: 'at'}, `${this.placeOf(check.f)} – `), check.m)));
      }
      if (to === checks.length) return;
      const more = make('button', {type: 'button'}, say(words.more, Math.min(kPage, checks.length - to)));
      const item = make('li', {}, more);
      more.addEventListener('click', () => {
        item.remove();
        this.fillEntries(list, checks, to);
        list.children[to].firstChild.focus();
      });
      list.append(item);
    }
  }

  const drafts = [...main.querySelectorAll('.draft:not(.unread)')].map((section) => new Draft(section));
  const contradictions = [...main.querySelectorAll('.contradiction')];  // between reports
  const draftOf = new Map(drafts.map((draft) => [draft.section, draft]));
  const draftAt = (element) => draftOf.get(element.closest('.draft'));
  const kindNames = new Map([...main.querySelectorAll('.counts tbody tr')].map((row) => [row.dataset.kind, row.cells[0].textContent]));

  // ---- What is selected ----------------------------------------------------------------------------------------

  let selected = null;  // {draft, spans, check}: stays until something else is selected
  let shown = null;     // the draft whose card is open
  let marked = [];      // elements that carry a mark
  let lastItem = null;  // the problem from which the next one is counted
  let wanted = null;    // the relation and figure that the next focus is about
  let leaving = 0;      // timer: the pointer has left a figure

  function unmark() {
    for (const element of marked) element.classList.remove('is-stated', 'is-part', 'is-suspect', 'current');
    marked = [];
  }

  // Marks the figures of a relation in the text and its problem in the list.
  function mark(draft, check) {
    unmark();
    if (check === undefined) return;
    const {f, p, q, n} = draft.checks[check];
    const put = (figure, style) => {
      if (typeof figure !== 'number') return;
      for (const piece of draft.pieces.slice(draft.spans[figure][0], draft.spans[figure][1])) {
        piece.classList.add(style);
        marked.push(piece);
      }
    };
    p.forEach((figure, k) => { put(figure, 'is-part'); if (q === k) put(figure, 'is-suspect'); });
    put(f, 'is-stated');
    if (q === -1) put(f, 'is-suspect');
    const item = n && draft.items[n - 1];
    if (item) {
      item.classList.add('current');
      marked.push(item);
      lastItem = item;
    }
  }

  function show(draft, spans, check) {
    draft.wake();
    // The inner figure goes first.
    const inner = [...spans].reverse();
    const relations = draft.relationsOf(inner);
    const active = check !== undefined && check !== null && (relations.includes(check) || !spans.length) ? check : relations[0];
    if (shown && shown !== draft) shown.card.hidden = true;
    shown = draft;
    const own = active === undefined ? undefined : [draft.checks[active].f, ...draft.checks[active].p].find((f) => inner.includes(f));
    draft.fillCard(own === undefined ? inner : [own, ...inner.filter((span) => span !== own)], relations.length ? relations : active === undefined ? [] : [active], active);
    mark(draft, active);
    return active;
  }

  function select(draft, spans, check) {
    clearTimeout(leaving);
    const active = show(draft, spans, check);
    selected = {draft, spans, check: active};
    const item = draft.checks[active] && draft.items[draft.checks[active].n - 1];
    if (item && kWide.matches) revealIn(item.closest('.scroll'), item);
  }

  function release() {
    selected = null;
    unmark();
    if (shown) {
      const hadFocus = shown.card.contains(document.activeElement);
      shown.card.hidden = true;
      if (hadFocus) main.focus({preventScroll: true});
    }
    shown = null;
  }

  // Scrolls a list, but not the page.
  function revealIn(list, item) {
    const [outer, inner] = [list.getBoundingClientRect(), item.getBoundingClientRect()];
    if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top + 8;
    else if (inner.bottom > outer.bottom) list.scrollTop += Math.min(inner.bottom - outer.bottom + 8, inner.top - outer.top);
  }

  function flash(element) {
    element.classList.remove('flash');
    void element.offsetWidth;  // starts the animation anew
    element.classList.add('flash');
  }

  function focusPiece(draft, number, scrolls = true) {
    const piece = draft.pieces[number];
    if (!piece.hasAttribute('tabindex') && piece.localName === 'span') piece.tabIndex = -1;
    if (document.activeElement === piece) piece.blur();
    piece.focus({preventScroll: true});
    if (scrolls) scrollTo(piece);
  }

  // What lies between is laid out only when it comes near, and then is not as high as was thought: look again.
  function scrollTo(element, again = 4) {
    element.scrollIntoView({block: 'center', inline: 'nearest'});
    if (again === 0) return;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const {top, bottom} = element.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) scrollTo(element, again - 1);
    }));
  }

  const isSeen = (item) => !item.hidden;

  // To the next problem that is not filtered away, in any draft.
  function step(by) {
    const all = drafts.flatMap((draft) => draft.items.filter(isSeen));
    if (!all.length) return;
    let at = all.indexOf(lastItem);
    if (at < 0) at = by > 0 ? -1 : 0;
    const item = all[(at + by + all.length) % all.length];
    draftAt(item).goProblem(item);
  }

  // ---- Pointer, focus, keys ------------------------------------------------------------------------------------

  let pointer = {};  // where it was last
  let pressed = false;  // what takes the focus now will be clicked; if something moved meanwhile, the click would miss it
  for (const name of ['pointermove', 'pointerdown', 'pointerup', 'pointercancel']) {
    document.addEventListener(name, (event) => {
      pointer = {x: event.clientX, y: event.clientY};
      if (name !== 'pointermove') pressed = name === 'pointerdown';
    }, {passive: true, capture: true});
  }

  const figureAt = (event) => event.target.closest && event.target.closest('.sheet .f');

  main.addEventListener('click', (event) => {
    const piece = figureAt(event);
    const item = event.target.closest('.problem');
    if (piece) {
      event.preventDefault();
      const draft = draftAt(piece);
      draft.wake();
      focusPiece(draft, draft.numberOf.get(piece), false);
      const problem = marked.find((element) => element.classList.contains('problem'));
      if (problem && kWide.matches && piece.localName === 'a') {
        problem.querySelector('.go').focus({preventScroll: true});
        revealIn(problem.closest('.scroll'), problem);
      }
    } else if (item && String(getSelection()) === '') {
      event.preventDefault();
      draftAt(item).goProblem(item);
    }
  });

  main.addEventListener('focusin', (event) => {
    if (pressed) return;
    const piece = figureAt(event);
    const item = event.target.closest('.problem');
    if (piece) {
      const draft = draftAt(piece);
      draft.wake();
      const {check, span} = wanted || {};
      wanted = null;
      const spans = draft.spansOf[draft.numberOf.get(piece)];
      select(draft, span === undefined || spans.includes(span) ? spans : [span, ...spans], check);
    } else if (item) {
      const draft = draftAt(item);
      draft.wake();
      const check = draft.byNumber.get(Number(item.dataset.no));
      const figure = draft.checks[check].f;
      select(draft, typeof figure === 'number' ? [figure] : [], check);
    }
  });

  main.addEventListener('pointerover', (event) => {
    const piece = event.pointerType === 'mouse' && figureAt(event);
    if (!piece || event.clientX === pointer.x && event.clientY === pointer.y) return;  // the text moved, not the pointer
    clearTimeout(leaving);
    const draft = draftAt(piece);
    draft.wake();
    const spans = draft.spansOf[draft.numberOf.get(piece)];
    leaving = setTimeout(() => show(draft, spans, selected && selected.draft === draft ? selected.check : undefined), 60);
  });

  main.addEventListener('pointerout', (event) => {
    if (event.pointerType !== 'mouse' || !figureAt(event)) return;
    clearTimeout(leaving);
    // Time to reach the card; then what was selected comes back. If nothing was, the card stays.
    if (selected) leaving = setTimeout(() => { if (selected) show(selected.draft, selected.spans, selected.check); }, 600);
  });

  function onKey(event) {
    const target = event.target;
    if (event.key === 'Escape') {
      if (target === search && search.value) setQuery('');
      else release();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target === search && event.key === 'Enter') {
      event.preventDefault();
      nextHit(event.shiftKey ? -1 : 1);
    }
    if (/^(input|select|textarea)$/.test(target.localName)) return;
    const piece = target.closest && target.closest('.sheet .f');
    const item = target.closest && target.closest('.problem');
    const sideways = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const upright = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (piece && sideways) {
      const draft = draftAt(piece);
      const number = draft.numberOf.get(piece) + sideways;
      if (draft.pieces[number]) focusPiece(draft, number);
    } else if (item && upright) {
      const seen = draftAt(item).items.filter(isSeen);
      const other = seen[seen.indexOf(item) + upright];
      if (other) other.querySelector('.go').focus();
    } else if (item && target.localName === 'a' && !target.hasAttribute('href') && event.key === 'Enter') {
      draftAt(item).goProblem(item);
    } else if (usesKeys.checked && (event.key === 'j' || event.key === 'k')) {
      step(event.key === 'j' ? 1 : -1);
    } else if (usesKeys.checked && event.key === '/') {
      search.focus();
      search.select();
    } else {
      return;
    }
    event.preventDefault();
  }
  document.addEventListener('keydown', onKey);

  // ---- The bar -------------------------------------------------------------------------------------------------

  const search = make('input', {type: 'search', placeholder: words.search, 'aria-label': words.search, spellcheck: 'false', autocomplete: 'off'});
  const usesKeys = make('input', {type: 'checkbox', checked: true});
  const tally = make('span', {class: 'tally', role: 'status'});
  const reset = make('button', {type: 'button', hidden: true}, words.reset);
  const option = (value, text) => make('option', {value}, text);
  const kinds = make('select', {'aria-label': words.kind}, option('', words.allKinds),
    ...[...kindNames].sort((a, b) => a[1].localeCompare(b[1])).map(([kind, name]) => option(kind, name)));
  const outcomes = make('select', {'aria-label': words.outcome}, option('', words.allOutcomes),
    ...words.outcomes.map((name, i) => option(i, name)));
  const boxes = ['error', 'warning', 'note'].map((style, i) => {
    const count = [...drafts.flatMap((draft) => draft.items), ...contradictions].filter((item) => kSeverities[item.dataset.severity] === style).length;
    const box = make('input', {type: 'checkbox', checked: true, value: style});
    return {box, label: make('label', {}, box, make('span', {class: style}, make('span', {class: 'severity'}, words.severities[3 - i])), make('span', {class: 'count'}, String(count)))};
  });
  const key = (names, text) => [make('dt', {}, ...names.flatMap((name) => [make('kbd', {}, name), ' '])), make('dd', {}, text)];

  let hits = [], hit = -1;

  function apply() {
    filter.severities = new Set(boxes.filter(({box}) => box.checked).map(({box}) => box.value));
    filter.kind = kinds.value;
    filter.outcome = outcomes.value;
    filter.query = fold(search.value.trim());
    let left = 0, all = 0;
    for (const draft of drafts) {
      left += draft.filter();
      all += draft.items.length;
    }
    for (const item of contradictions) {
      const {severity, kind, outcome} = item.dataset;
      item.hidden = !passes(severity, kind, outcome, () => fold(item.textContent));
      left += item.hidden ? 0 : 1;
    }
    all += contradictions.length;
    hits = drafts.flatMap((draft) => draft.hits(filter.query));
    hit = -1;
    tally.textContent = say(words.shown, left, all) + (filter.query ? ` · ${say(words.hits, hits.length)}` : '');
    reset.hidden = !isFiltering();
  }

  function setQuery(text) {
    search.value = text;
    apply();
  }

  function nextHit(by) {
    if (!hits.length) return;
    if (hit >= 0) hits[hit].classList.remove('here');
    hit = hit < 0 && by < 0 ? hits.length - 1 : (hit + by + hits.length) % hits.length;
    hits[hit].classList.add('here');
    scrollTo(hits[hit]);
  }

  let typing = 0;
  search.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(apply, 150); });
  for (const control of [kinds, outcomes, ...boxes.map(({box}) => box)]) control.addEventListener('change', apply);
  reset.addEventListener('click', () => {
    for (const {box} of boxes) box.checked = true;
    kinds.value = outcomes.value = '';
    setQuery('');
    search.focus();
  });

  const bar = make('div', {class: 'bar', role: 'search', 'aria-label': words.filters}, search,
    make('fieldset', {}, make('legend', {class: 'unseen'}, words.severity), ...boxes.map(({label}) => label)), kinds, outcomes, tally, reset,
    make('details', {}, make('summary', {}, words.keys), make('div', {}, make('label', {}, usesKeys, ' ', words.useKeys),
      make('dl', {}, ...key(['j', 'k'], words.keyProblems), ...key(['→', '←'], words.keyFigures), ...key(['Enter'], words.keyEnter),
        ...key(['/'], words.keySearch), ...key(['Esc'], words.keyEscape)))));
  main.before(bar);
  new ResizeObserver(() => document.documentElement.style.setProperty('--bar', `${bar.offsetHeight}px`)).observe(bar);

  // ---- The index of several drafts -----------------------------------------------------------------------------

  const sections = [...main.querySelectorAll('.draft')];
  if (sections.length > 1) {
    const head = [words.draft, words.place, words.period, words.severities[3], words.severities[2], words.severities[1], words.checked];
    const rows = sections.map((section) => {
      const {error, warning, note, checked, place, period, file, unread} = section.dataset;
      const cells = unread ? ['', '', '', '', '', ''] : [place, period, error, warning, note, checked];
      const heading = section.querySelector('h2');
      const title = heading.firstChild.textContent.trim();
      return make('tr', {}, make('th', {scope: 'row'}, make('a', {href: `#${section.id}`, class: heading.className}, title), title === file ? '' : make('small', {}, file), unread ? make('small', {class: 'failure'}, words.unread) : ''),
        ...cells.map((cell, i) => make('td', {class: i < 2 ? 'words' : null}, cell === '0' ? '' : cell)));
    });
    main.prepend(make('nav', {class: 'index', 'aria-label': main.dataset.title}, make('h2', {}, `${main.dataset.title} (${sections.length})`),
      make('div', {class: 'wide scroll'}, make('table', {class: 'counts'},
        make('thead', {}, make('tr', {}, ...head.map((text, i) => make('th', {scope: 'col', class: i < 3 ? 'words' : null}, text)))), make('tbody', {}, ...rows)))));
  }

  // ---- Begin ---------------------------------------------------------------------------------------------------

  for (const go of main.querySelectorAll('.go:not([href])')) go.tabIndex = 0;
  const watcher = new IntersectionObserver((entries) => {
    for (const {target, isIntersecting} of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      const draft = draftOf.get(target);
      draft.wake();
      const [first] = draft.pieces || [];
      if (first && !first.hasAttribute('tabindex') && first.localName === 'span') first.tabIndex = 0;  // where arrow keys begin
    }
  }, {rootMargin: '600px'});
  for (const draft of drafts) watcher.observe(draft.section);
  apply();
  document.body.classList.add('ready');
})();
