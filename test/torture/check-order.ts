import type { Telling } from './check-answers.js';
import { passing } from './history.js';
import type { Findings } from './violation.js';

/**
 * What was known when somebody began to ask is in what they are told: if one answer had come before another request
 * began, the second is of the same revision or a later one. A refusal that is told again stays as it was the first time.
 */
export function checkOrder(tellings: readonly Telling[], findings: Findings): void {
  const byBegin = tellings.map((telling) => ({ telling, at: beginOf(telling) })).sort((a, b) => a.at - b.at);
  const byEnd = tellings.toSorted((a, b) => a.answer.endedAt - b.answer.endedAt);
  let next = 0;
  let newest: Telling | null = null;
  for (const { telling, at } of byBegin) {
    for (; (byEnd[next]?.answer.endedAt ?? at) < at; next++) {
      const ended = byEnd[next];
      if (ended && ended.told.revision > (newest?.told.revision ?? 0)) newest = ended;
    }
    if (newest && telling.told.revision < newest.told.revision)
      findings.add('nobody is told what was over before they asked', { telling, newest });
  }
}

function beginOf({ answer, operation }: Telling): number {
  const isKept = answer.code !== null && !passing.has(answer.code);
  return isKept ? operation.beganAt : answer.beganAt;
}
