// The number of a card of O2's, with its last digit by Luhn's rule.
export function card(count) {
    const digits = `894411${String(count).padStart(12, "0")}`;
    const sum = [...digits].reverse().map(Number).reduce((all, digit, at) => {
        const doubled = at % 2 === 0 ? digit * 2 : digit;
        return all + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
    return digits + ((10 - (sum % 10)) % 10);
}
