// SPDX-License-Identifier: Apache-2.0
// What must hold of a report in a browser. Run by check.py, which writes the reports.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const {folder, chromium: executablePath, pictures, only} = JSON.parse(process.argv[2]);
const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']});
const kWide = {width: 1280, height: 900}, kNarrow = {width: 390, height: 844};
const ledgerOf = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const isProblem = (check) => check.outcome === 'inconsistent' || check.outcome === 'finding' && check.severity !== 'info';
let failed = 0, passed = 0;

// Opens a report; whatever it prints on the console or asks of a network fails the test.
async function open(name, options = {}) {
  const context = await browser.newContext({viewport: kWide, ...options});
  context.setDefaultTimeout(120_000);  // hangs only, a slow machine is no failure
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => page.complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.complaints.push(`error: ${error.stack}`));
  page.on('dialog', (dialog) => { page.complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (request.url() !== page.address) page.complaints.push(`request: ${request.url()}`); });
  page.address = pathToFileURL(join(folder, `${name}.html`)).href;
  await page.goto(page.address);
  return page;
}

async function test(title, name, run, options) {
  if (only && !title.includes(only)) return;
  let page = null;
  try {
    page = await open(name, options);
    await run(page);
    assert.deepEqual(page.complaints, []);
    ++passed;
  } catch (error) {
    ++failed;
    console.error(`FAILED ${title}\n  ${error.stack.split('\n').slice(0, 12).join('\n  ')}`);
  }
  if (page) await page.context().close();
}

const picture = (page, name, more = {}) => pictures && page.screenshot({path: join(pictures, `${name}.png`), ...more});
const noSidewaysScroll = async (page) => {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `the page is ${content} wide in a window of ${window}`);
};
const focused = (page) => page.evaluate(() => document.activeElement.textContent);
// Waits for it, for a long page needs a moment to settle.
const inView = (page, selector) => page.waitForFunction((wanted) => {
  const element = document.querySelector(wanted);
  const {top, bottom} = element ? element.getBoundingClientRect() : {};
  return top >= 0 && bottom <= innerHeight;
}, selector, {timeout: 20_000}).then(() => true, () => false);
// The problems of the list by number, with those that are told along with them taken apart.
const problemTexts = (page) => page.locator('.problem').evaluateAll((items) => items.flatMap((item) =>
  [item.querySelector('.message').textContent, ...[...item.querySelectorAll('.also')].map((also) => also.textContent.replace(/^[^:]*: /, ''))]));
// A figure of the text, put together from its pieces.
const figureOf = (page, number) => page.evaluate((no) => {
  const item = document.querySelector(`.problem[data-no="${no}"]`);
  item.querySelector('.go').focus();
  return [...document.querySelectorAll('.sheet .is-stated')].map((piece) => piece.textContent).join('');
}, number);

for (const name of ['commune', 'word', 'sheet', 'pdf', 'english', 'annex', 'several', 'hostile', 'right']) {
  for (const [size, viewport] of [['wide', kWide], ['narrow', kNarrow]]) {
    await test(`layout of ${name}, ${size}`, name, async (page) => {
      await noSidewaysScroll(page);
      await picture(page, `${name}-${size}`);
      await picture(page, `${name}-${size}-all`, {fullPage: true});
      if (await page.locator('.problem').count()) {
        await page.locator('.problem .go').first().click();
        await noSidewaysScroll(page);
        await picture(page, `${name}-${size}-selected`);
      }
    }, {viewport, reducedMotion: size === 'wide' ? 'no-preference' : 'reduce'});
  }
  await test(`problems of ${name} are those of the JSON`, name, async (page) => {
    const checks = ledgerOf(name).documents.flatMap((document) => document.checks);
    const clean = (text) => text.replace(/[\x00-\x1f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0))).replace(/[\u202a-\u202e]/g, '\ufffd');
    if (name !== 'english') assert.deepEqual(await problemTexts(page), checks.filter(isProblem).map((check) => clean(check.message)));
    const counted = await page.locator('.counts tfoot td:last-child').allTextContents();
    assert.equal(counted.reduce((sum, text) => sum + Number(text), 0), checks.length);
  });
}

await test('figures stand where diagnostics say', 'commune', async (page) => {
  const problems = ledgerOf('commune').documents[0].checks.filter(isProblem);
  assert.ok(problems.length > 5);
  for (const [i, {stated}] of problems.entries()) {
    assert.equal(await figureOf(page, i + 1), stated.text);
    const at = await page.locator('.sheet .is-stated').first().evaluate((piece) => piece.closest('.line').dataset.at);
    assert.equal(Number(at), stated.line);
  }
});

await test('figures of a file without lines are told by their place', 'word', async (page) => {
  const first = ledgerOf('word').documents[0].checks.find(isProblem);
  assert.equal(await page.locator('.problem .at').first().textContent(), first.stated.location.where);
  assert.equal(await figureOf(page, 1), first.stated.text);
  const at = await page.locator('.sheet .is-stated').first().evaluate((piece) => piece.closest('.line').dataset.at);
  assert.ok(first.stated.location.where.startsWith(at), `${at} is not ${first.stated.location.where}`);
});

await test('from a problem to its figure and back', 'commune', async (page) => {
  const last = page.locator('.problem').last();
  await last.locator('.message').click();
  const stated = ledgerOf('commune').documents[0].checks.filter(isProblem).at(-1).stated;
  assert.equal(await focused(page), stated.text);
  assert.ok(await inView(page, '.sheet .is-stated'));
  assert.ok(await page.locator('.card').isVisible());
  await page.keyboard.press('Enter');
  assert.ok(await last.evaluate((item) => item.contains(document.activeElement)));
  assert.ok(await last.evaluate((item) => item.classList.contains('current')));
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), stated.text);
});

await test('the parts of a sum are marked', 'commune', async (page) => {
  const sum = ledgerOf('commune').documents[0].checks.find((check) => check.kind === 'sum' && isProblem(check));
  await page.locator('.problem', {hasText: sum.message}).locator('.go').click();
  assert.deepEqual(await page.locator('.sheet .is-part').allTextContents(), sum.operands.map((operand) => operand.text));
  assert.deepEqual(await page.locator('.sheet .is-suspect').allTextContents(),
    sum.operands.filter((operand) => operand.name === sum.hint.operand).map((operand) => operand.text));
  assert.equal(await page.locator('.relation.active button.chip').count(), sum.operands.length + 1);
  await page.locator('.relation.active button.chip').nth(2).click();
  assert.equal(await focused(page), sum.operands[1].text);
  assert.equal(await page.locator('.sheet .is-stated').first().textContent(), sum.stated.text);  // still the same relation
});

await test('hovering shows the relations of a figure, Escape closes them', 'commune', async (page) => {
  const figure = page.locator('.sheet .f.ok', {hasText: '368,2'}).first();
  await figure.hover();
  await page.locator('.card').waitFor();
  const relations = ledgerOf('commune').documents[0].checks.filter((check) =>
    [check.stated, ...check.operands].some(({line, text}) => line === 19 && text === '368,2'));
  assert.equal(await page.locator('.card .relation').count(), relations.length);
  assert.ok(relations.length > 1);
  assert.ok(await page.locator('.sheet .is-part').count() > 0);
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('.card').isHidden());
  assert.equal(await page.locator('.is-part, .is-stated').count(), 0);
});

await test('what was selected comes back when the pointer leaves another figure', 'commune', async (page) => {
  await page.locator('.problem .go').first().click();
  const heading = await page.locator('.card h3').textContent();
  const seen = await page.locator('.sheet .f.ok').evaluateAll((all) => all.findIndex((f) => f.getBoundingClientRect().top > 300));
  await page.locator('.sheet .f.ok').nth(seen).hover();
  await page.waitForFunction((before) => document.querySelector('.card h3').textContent !== before, heading);
  await page.mouse.move(5, 5);
  await page.waitForFunction((before) => document.querySelector('.card h3').textContent === before, heading);
});

await test('keys', 'commune', async (page) => {
  const problems = await page.locator('.problem').count();
  const current = () => page.locator('.problem.current').getAttribute('data-no').then(Number);
  for (let i = 1; i <= problems; ++i) {
    await page.keyboard.press('j');
    assert.equal(await current(), i);
    assert.ok(await inView(page, '.sheet .f:focus'));
  }
  await page.keyboard.press('j');
  assert.equal(await current(), 1);
  await page.keyboard.press('k');
  assert.equal(await current(), problems);
  const order = await page.locator('.sheet .f').allTextContents();
  const before = await page.evaluate(() => [...document.querySelectorAll('.sheet .f')].indexOf(document.activeElement));
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page), order[before + 1]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await focused(page), order[before - 1]);
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('.card').isHidden());
  await page.keyboard.press('/');
  assert.ok(await page.evaluate(() => document.activeElement.type === 'search'));
  await page.keyboard.type('kj');  // letters, not keys
  assert.ok(await page.locator('.card').isHidden());
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('input[type=search]').inputValue(), '');
  await page.locator('.problem .go').first().focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await current(), 2);
  await page.locator('.bar summary').click();
  await page.locator('.bar details input').uncheck();
  await page.locator('.problem .go').first().focus();
  await page.keyboard.press('j');
  assert.equal(await current(), 1);
});

await test('Tab reaches every problem and its figure, and focus is seen', 'commune', async (page) => {
  const reached = new Set();
  for (let i = 0; i < 80; ++i) {
    await page.keyboard.press('Tab');
    const {id, outline} = await page.evaluate(() => ({id: document.activeElement.getAttribute('href') || document.activeElement.localName,
      outline: getComputedStyle(document.activeElement).outlineStyle}));
    if (id.startsWith('#')) assert.notEqual(outline, 'none', id);
    reached.add(id);
  }
  for (const [selector] of [['.problem .go'], ['.sheet a.f[id]']]) {
    for (const address of await page.locator(selector).evaluateAll((all) => all.map((a) => a.getAttribute('href')))) assert.ok(reached.has(address), address);
  }
});

await test('filters', 'commune', async (page) => {
  const checks = ledgerOf('commune').documents[0].checks;
  const seen = () => page.locator('.problem:visible').count();
  const problems = checks.filter(isProblem);
  await page.getByLabel(/Lỗi/).uncheck();
  assert.equal(await seen(), problems.filter((check) => check.severity !== 'error').length);
  assert.equal(await page.locator('.sheet a.f.error:not(.off)').count(), 0);
  assert.ok(await page.locator('.sheet a.f.warning:not(.off)').count() > 0);
  await page.getByRole('button', {name: 'Bỏ lọc'}).click();
  assert.equal(await seen(), problems.length);
  assert.equal(await page.locator('.sheet .f.off').count(), 0);
  await page.locator('.bar select').first().selectOption('sum');
  assert.equal(await seen(), problems.filter((check) => check.kind === 'sum').length);
  assert.equal(await page.locator('.group:visible').count(), 1);
  await page.locator('.bar select').first().selectOption('');
  await page.locator('.bar select').nth(1).selectOption({label: 'khớp'});
  assert.equal(await seen(), 0);
  const counts = await page.locator('.group:visible .count').allTextContents();
  assert.equal(counts.reduce((sum, text) => sum + Number(text.split('/')[0]), 0), checks.filter((check) => check.outcome === 'consistent').length);
  assert.ok(await page.getByText('Không có chỗ nào hợp với bộ lọc.').isVisible());
});

await test('search does without tone marks and goes from line to line', 'commune', async (page) => {
  await page.locator('input[type=search]').fill('rung phong ho');
  await page.waitForFunction(() => document.querySelectorAll('.line.hit').length > 0);
  for (const text of await page.locator('.line.hit').allTextContents()) assert.match(text, /rừng phòng hộ/i);
  await page.keyboard.press('Enter');
  assert.ok(await inView(page, '.line.hit.here'));
  await page.locator('input[type=search]').fill('khong co tu nay');
  await page.waitForFunction(() => document.querySelectorAll('.line.hit').length === 0);
  assert.equal(await page.locator('.problem:visible').count(), 0);
});

await test('the ledger tells everything, and leads to it', 'commune', async (page) => {
  const checks = ledgerOf('commune').documents[0].checks;
  for (const group of await page.locator('.group').all()) await group.locator('summary').click();
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, checks.length);
  const entry = page.locator('.group[data-kind=ratio] .entry').last();
  await entry.click();
  assert.ok(await inView(page, '.sheet .is-stated'));
  const message = (await entry.textContent()).split(' – ').slice(1).join(' – ');
  assert.ok(message.endsWith(await page.locator('.relation.active .which').evaluate((which) => which.lastChild.textContent)));
});

await test('several drafts have an index, and keys go on from one to the next', 'several', async (page) => {
  const documents = ledgerOf('several').documents;
  assert.equal(await page.locator('.index tbody tr').count(), documents.length);
  await page.locator('.index a').nth(3).click();
  assert.ok(await page.locator('.draft').nth(3).evaluate((section) => Math.abs(section.getBoundingClientRect().top) < innerHeight / 2));
  const ids = await page.locator('[id]').evaluateAll((all) => all.map((element) => element.id));
  assert.equal(new Set(ids).size, ids.length);
  const problems = await page.locator('.problem').count();
  const drafts = new Set();
  for (let i = 0; i < problems; ++i) {
    await page.keyboard.press('j');
    drafts.add(await page.evaluate(() => document.activeElement.closest('.draft').id));
    assert.equal(await page.locator('.card:visible').count(), 1);
  }
  assert.equal(drafts.size, 3);
});

await test('reports against one another', 'months', async (page) => {
  const wrong = ledgerOf('months').across.filter(isProblem);
  assert.deepEqual(await page.locator('.contradiction .message').allTextContents(), wrong.map((check) => check.message));
  assert.ok(wrong.length > 5);
  const marks = await page.locator('.contradiction').first().locator('mark').allTextContents();
  assert.deepEqual(marks, [wrong[0].stated, ...wrong[0].operands].filter((figure) => !figure.implied).map((figure) => figure.text));
  await page.locator('.contradiction').first().locator('.quotes a').first().click();
  assert.ok(await page.locator('.draft:target').count() === 1);
  await noSidewaysScroll(page);
  await page.locator('.across').scrollIntoViewIfNeeded();
  await picture(page, 'months');
});

await test('nothing of a hostile draft runs', 'hostile', async (page) => {
  for (let i = 0; i < 6; ++i) await page.keyboard.press('j');
  for (const figure of (await page.locator('.sheet .f').all()).slice(0, 12)) await figure.hover();
  for (const summary of await page.locator('.group summary').all()) await summary.click();
  await page.locator('input[type=search]').fill('<script>');
  await page.waitForFunction(() => document.querySelectorAll('.line.hit').length === 2);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('img, iframe, base, link, .sheet script, .sheet b, .sheet style').count(), 0);
  assert.ok((await page.locator('.sheet').textContent()).includes('</script><script>window.hacked = 2</script>'));
  assert.ok((await page.locator('.head').textContent()).includes('<img src=x onerror=window.hacked=5>"\' ]]> --> %41 =cmd().txt'));
  assert.doesNotMatch(await page.content(), /[\x1b\u202a-\u202e]/);
  // And if a script had got in, the policy would stop it.
  await page.evaluate(() => { document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hacked = 6'})); });
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(page.complaints.length, 1);
  assert.match(page.complaints.pop(), /Content Security Policy/);
});

await test('without JavaScript', 'commune', async (page) => {
  assert.ok(await page.locator('.problem').first().isVisible());
  assert.ok(await page.locator('.sheet .f.error').first().isVisible());
  assert.ok(await page.locator('.counts').isVisible());
  await page.locator('.problem .go').last().click();
  assert.match(page.url(), /#d[0-9a-f]+-s\d+$/);
  assert.ok(await inView(page, '.f:target'));
  await page.locator('.f:target').click();
  assert.match(page.url(), /#d[0-9a-f]+-p\d+$/);
  await picture(page, 'without-script');
}, {javaScriptEnabled: false});

await test('a draft of 300 pages', 'long', async (page) => {
  assert.ok(await page.locator('.problem').count() >= 300);
  assert.equal((await problemTexts(page)).length, ledgerOf('long').documents[0].checks.filter(isProblem).length);
  assert.equal(await page.locator('.sheet .line').count(), 6000 - 1);
  await page.locator('.problem .go').last().click();
  assert.ok(await inView(page, '.sheet .is-stated'));
  assert.match(await focused(page), /con$/);
  for (const summary of await page.locator('.group summary').all()) await summary.click();
  assert.ok(await page.locator('.entry').count() <= 100 * await page.locator('.group').count());  // the rest when asked for
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  assert.ok(elements < 40_000, `${elements} elements`);
});

// WCAG 2, 1.4.3 and 1.4.11: text 4.5, marks 3.
for (const colorScheme of ['light', 'dark']) {
  await test(`contrast, ${colorScheme}`, 'commune', async (page) => {
    await picture(page, `commune-${colorScheme}`);
    const bad = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const luminance = (name) => {
        const hex = style.getPropertyValue(`--${name}`).trim().replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
      const grounds = ['paper', 'ground', 'accent-ground'];
      const texts = ['ink', 'soft', 'accent', 'error', 'warning', 'note', 'ok'].flatMap((text) => grounds.map((ground) => [text, ground, 4.5]));
      const marks = ['error', 'warning', 'note'].flatMap((tone) => [['ink', `${tone}-ground`, 4.5], [tone, `${tone}-ground`, 3]]);
      return [...texts, ...marks, ['ink', 'part-ground', 4.5], ['soft', 'part-ground', 4.5], ['part', 'paper', 3], ['ink', 'hit', 4.5]]
        .map(([a, b, least]) => [a, b, least, contrast(a, b)]).filter(([, , least, value]) => !(value >= least));
    });
    assert.deepEqual(bad, []);
  }, {colorScheme});
}

await test('printed on A4', 'commune', async (page) => {
  const pdf = await page.pdf({preferCSSPageSize: true, printBackground: false, path: pictures ? join(pictures, 'commune.pdf') : undefined});
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((box) => box[1].trim().split(/\s+/).map((x) => Math.round(Number(x))));
  assert.ok(boxes.length >= 2);
  for (const [, , width, height] of boxes) assert.ok(Math.abs(width - 595) <= 1 && Math.abs(height - 842) <= 1, `${width} × ${height}`);
  await page.emulateMedia({media: 'print'});
  assert.ok(await page.locator('.bar').isHidden());
  assert.ok(await page.locator('.problem').last().isVisible());
  assert.equal(await page.locator('.side').evaluate((side) => getComputedStyle(side).position), 'static');
});
if (pictures) {
  for (const name of ['word', 'sheet', 'several', 'english']) {
    await test(`printing ${name}`, name, (page) => page.pdf({preferCSSPageSize: true, path: join(pictures, `${name}.pdf`)}));
  }
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
