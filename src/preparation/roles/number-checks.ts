/** Checks that numbers given out by registers carry in themselves. Blanks, points and hyphens between the digits are looked over. */

const plain = (text: string): string => text.replace(/[\s.\u00a0\u202f-]/g, '');

/** Luhn's check: from the right, every second digit doubled, the digits of the sum divide by ten. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A French company by its 9 digits. */
export function isSiren(text: string): boolean {
  const digits = plain(text);
  return /^\d{9}$/.test(digits) && !/^(\d)\1+$/.test(digits) && passesLuhn(digits);
}

/** An establishment of a French company by its 14 digits; those of the post office count otherwise, by the plain sum of their digits. */
export function isSiret(text: string): boolean {
  const digits = plain(text);
  if (!/^\d{14}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  if (passesLuhn(digits)) return true;
  const sum = Array.from(digits).reduce((total, digit) => total + Number(digit), 0);
  return digits.startsWith('356000000') && sum % 5 === 0;
}

/** A bank account: country, two digits that make the whole 1 modulo 97. */
export function isIban(text: string): boolean {
  const account = plain(text).toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)) return false;
  let rest = 0;
  for (const sign of account.slice(4) + account.slice(0, 4)) {
    const value = sign >= 'A' ? sign.charCodeAt(0) - 55 : Number(sign);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}

/** The number of a payment card: 16 digits, or the 15 of American Express. A telephone's number of 15 digits begins otherwise. */
export function isPaymentCard(text: string): boolean {
  const digits = plain(text);
  return (
    (/^[2-6]\d{15}$/.test(digits) || /^3[47]\d{13}$/.test(digits)) && !/^(\d)\1+$/.test(digits) && passesLuhn(digits)
  );
}

const email = /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]{2,}$/;
const frenchPhone = /^(?:(?:\+|00)33[\s.\u00a0-]?(?:\(0\)[\s.\u00a0-]?)?|0)[1-9](?:[\s.\u00a0-]?\d{2}){4}$/;
const foreignPhone = /^(?:\+|00)(?=(?:\D*\d){8,15}\D*$)\d{1,3}(?:[\s.\u00a0/-]?\(?\d{1,5}\)?)+$/;
const americanPhone = /^(?:1[\s.-])?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}$/;
const postcode = /^(?:0[1-9]|[1-8]\d|9[0-5]|97|98)\d{3}$/;

export const isEmail = (text: string): boolean => email.test(text);

export const isPhone = (text: string): boolean =>
  frenchPhone.test(text) || foreignPhone.test(text) || americanPhone.test(text);

/** Five digits, of which the first two are a French department or `97`, `98` for those overseas. */
export const isFrenchPostcode = (text: string): boolean => postcode.test(text);
