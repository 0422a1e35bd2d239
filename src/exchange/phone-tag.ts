import type { RequestContext } from '../platform/context.js';

type Holder = Pick<RequestContext, 'secrets'>;

/** The same number however it is written. */
function plainNumber(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^00/, '');
}

const text = (phone: string) => `count link telephone ${plainNumber(phone)}`;

/** What a number is kept as: without the registry's key nobody can tell whose it is. */
export function phoneTag({ secrets }: Holder, phone: string): string {
  return secrets.sign(text(phone));
}

/** Where it may stand while the registry's key changes: the present tag first. */
export function phoneTags({ secrets }: Holder, phone: string): readonly string[] {
  return secrets.signatures(text(phone));
}

/** As much of a number as tells two of one list apart. */
export function endingOf(phone: string): string {
  return plainNumber(phone).slice(-3);
}
