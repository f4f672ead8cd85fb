// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// Just enough HTML for the pages of these tests: forms, their fields and their buttons.

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

export function unescapeHtml(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) {
      return NAMED[name.toLowerCase()] ?? whole;
    }
    return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
  });
}

function attributes(tag) {
  const found = {};
  const pattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
  for (const [, name, double, single, bare] of tag.matchAll(pattern)) {
    found[name.toLowerCase()] ??= unescapeHtml(double ?? single ?? bare ?? '');
  }
  return found;
}

function elements(html, name) {
  // quoted values may hold a '>'
  const pattern = new RegExp(`<${name}\\b((?:"[^"]*"|'[^']*'|[^>"'])*)>`, 'gi');
  return [...html.matchAll(pattern)].map((match) => ({
    at: match.index, end: match.index + match[0].length, ...attributes(match[1]),
  }));
}

function isButton(kind, element) {
  return kind === 'button'
    ? (element.type ?? 'submit') === 'submit'
    : ['submit', 'image'].includes(element.type);
}

/** The forms of a page, each `{action, method, fields, buttons}`, in the order of the page. */
export function forms(html) {
  const text = html.replace(/<!--.*?-->/gs, '').replace(/<script\b.*?<\/script>/gis, '');
  const controls = ['input', 'button', 'textarea', 'select']
    .flatMap((kind) => elements(text, kind).map((element) => ({ kind, ...element })))
    .filter((element) => !('disabled' in element))
    .sort((a, b) => a.at - b.at);
  return elements(text, 'form').map((form) => {
    const close = text.toLowerCase().indexOf('</form', form.end);
    const end = close < 0 ? text.length : close;
    const own = controls.filter((control) => (control.form !== undefined
      ? control.form === form.id
      : control.at > form.at && control.at < end));
    return {
      action: form.action ?? '',
      method: (form.method ?? 'get').toUpperCase(),
      autoSubmit: /document\.forms\[0\]\.submit|\.submit\(\)/.test(html),
      buttons: own.filter((control) => isButton(control.kind, control)),
      fields: own.filter((control) => control.kind !== 'button' && control.name
        && !['submit', 'image', 'button', 'reset', 'file'].includes(control.type))
        .filter((control) => !['checkbox', 'radio'].includes(control.type) || 'checked' in control),
    };
  });
}

/** What a person would read. */
export function visibleText(html) {
  return unescapeHtml(html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(script|style|head)\b.*?<\/\1>/gis, ' ')
    .replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ').trim();
}
