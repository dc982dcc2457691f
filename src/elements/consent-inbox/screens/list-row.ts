import { html, nothing, type TemplateResult } from 'lit';
import type { RequestHead } from '../../../contract/requests.js';
import { button } from '../../../ui/button.js';
import { clipped, foreignText } from '../../../ui/foreign-text.js';
import { dayText, momentText } from '../../../ui/formats.js';
import type { InboxItem, RequestItem } from '../inbox-items.js';
import { keyOf } from '../inbox-view.js';
import { hiTypesText, purposeText, told } from '../request-texts.js';
import type { ListView } from './list-view.js';

function fact(name: string, label: string, text: string): TemplateResult {
  return html`<div class="fact" part="fact fact-${name}">
    <dt class="muted" part="term">${label}</dt>
    <dd part="value value-${name}">${foreignText(text)}</dd>
  </div>`;
}

/** What only the details tell. The lines are there before them, so that nothing moves when they come. */
function detailFacts(view: ListView, head: RequestHead): TemplateResult | typeof nothing {
  if (head.kind === 'authorization') return nothing;
  const { list: m, requests, locale } = view;
  const details = view.detailsOf(head);
  const known = details === undefined ? m.detailsLoading : m.detailsFailed;
  const isKnown = details !== undefined && details !== 'failed';
  const types = isKnown ? hiTypesText(details.hiTypes, requests, locale) : known;
  const until = isKnown ? (dayText(details.eraseAt, locale) ?? requests.notTold) : known;
  return html`${fact('types', m.types, types)} ${fact('until', m.until, until)}`;
}

function facts(view: ListView, { head, status }: RequestItem): TemplateResult {
  const { list: m, requests, locale } = view;
  const { notTold } = requests;
  const [from, to] = [dayText(head.from, locale), dayText(head.to, locale)];
  return html`<dl class="facts" part="facts">
    ${fact('status', m.status, requests.statuses[view.movedOn.get(keyOf(head)) ?? status])}
    ${fact('requester', m.requester, told(head.requester, requests))}
    ${fact('why', m.why, purposeText(head.purpose, requests))}
    ${fact('records', m.records, from || to ? m.between(from ?? notTold, to ?? notTold) : notTold)}
    ${fact('asked', m.asked, momentText(head.createdAt, locale) ?? notTold)} ${detailFacts(view, head)}
  </dl>`;
}

function remark({ movedOn, list: m }: ListView, key: string): TemplateResult | typeof nothing {
  if (!movedOn.has(key)) return nothing;
  const text = movedOn.get(key) === 'expired' ? m.expiredMeanwhile : m.elsewhere;
  return html`<p class="notice" part="remark">${text}</p>`;
}

function requestRow(view: ListView, item: RequestItem, position: number): TemplateResult {
  const { list: m, requests } = view;
  const { head, status, key } = item;
  const facility = told(head.hiu.name, requests);
  const asks = status === 'requested' && head.kind === 'consent' && !view.movedOn.has(key);
  return html`<div
    class="request-row stack tight"
    role="listitem"
    part="request request-${status}"
    aria-setsize=${view.size}
    aria-posinset=${position}
    .request=${head}
  >
    <div class="request-head">
      <strong part="facility">${foreignText(facility)}</strong>
      ${view.state.fresh.has(key) ? html`<span class="mark" part="mark">${m.new}</span>` : nothing}
      <span class="muted" part="kind">${requests.kinds[head.kind]}</span>
    </div>
    ${remark(view, key)} ${facts(view, item)}
    <div class="actions" part="actions">
      ${button({
        name: 'open',
        label: asks ? m.review : m.open,
        fullLabel: asks ? m.reviewOf(clipped(facility)) : m.openOf(clipped(facility)),
        look: asks ? 'primary' : 'secondary',
        onPress: () => view.onOpen(head, status),
      })}
    </div>
  </div>`;
}

/** A row of the list, or the heading of a facility's rows. */
export function listRow(view: ListView, item: InboxItem, position: number): TemplateResult {
  if (item.type === 'request') return requestRow(view, item, position);
  return html`<div
    class="facility-heading"
    role="listitem"
    part="group"
    aria-setsize=${view.size}
    aria-posinset=${position}
  >
    <h3 part="group-title">${foreignText(told(item.name, view.requests))}</h3>
    <span class="muted" part="group-count">${view.list.groupOf(item.count)}</span>
  </div>`;
}
