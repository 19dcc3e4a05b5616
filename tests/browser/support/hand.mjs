// What a hand does on a page, whatever a test is about: presses, follows, signs in, draws a signature; and what the
// eye finds there.
import { open_tab } from "./chromium.mjs";

const go_by = (tab, found) => Promise.all([tab.waitForNavigation(), found.first().click()]);

// By the whole name, or by a pattern; waits for the page that follows.
export const press = (tab, name) => go_by(tab, tab.getByRole("button", { name, exact: true }));
export const follow = (tab, name) => go_by(tab, tab.getByRole("link", { name, exact: true }));

export const says = async (tab, text) => (await tab.locator("main").innerText()).includes(text);

export async function sign_in(tab, server, { email, password }) {
    await tab.goto(`${server.url}/sign-in`);
    await tab.fill("#email", email);
    await tab.fill("#password", password);
    await press(tab, "Sign in");
}

// A tab of their own; a phone is touched.
export async function signed_in(server, person, width = "phone") {
    const tab = await open_tab(width, { hasTouch: width === "phone" });
    await sign_in(tab, server, person);
    return tab;
}

// A few loops across the box.
export async function sign(tab) {
    const canvas = tab.locator("canvas");
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    const [left, middle] = [box.x + 30, box.y + box.height / 2];
    await tab.mouse.move(left, middle);
    await tab.mouse.down();
    for (let i = 0; i <= 60; i += 1) {
        const angle = i / 4;
        await tab.mouse.move(left + (i * (box.width - 80)) / 60 + 14 * Math.sin(angle),
            middle + (box.height / 3) * Math.cos(angle));
    }
    await tab.mouse.up();
}
