// Hub staff at the web pages, in a real Chromium.
import { chromium } from "playwright-core";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export class Desk {
    static async signed_in(server, { email, password }) {
        const desk = new Desk();
        desk.server = server;
        desk.browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
        desk.page = await desk.browser.newPage();
        desk.page.setDefaultTimeout(15_000);
        await desk.page.goto(`${server.url}/sign-in`);
        await desk.page.fill("input[name=email]", email);
        await desk.page.fill("input[name=password]", password);
        await desk.submit();
        return desk;
    }

    close() {
        return this.browser.close();
    }

    async open(path) {
        const response = await this.page.goto(this.server.url + path);
        if (response.status() !== 200) throw new Error(`${path} answered ${response.status()}`);
    }

    // Presses the form's own button and waits for the page that follows.
    async submit() {
        await Promise.all([this.page.waitForNavigation(), this.page.click("main form button[type=submit]")]);
    }

    // A step of a device through its form: fields by their names, radios by their values, files by path.
    async step(tag, name, answers) {
        await this.open(`/devices/${tag}/${name}`);
        for (const [field, value] of Object.entries(answers)) await this.#answer(field, value);
        await this.submit();
        const errors = await this.page.locator(".govuk-error-summary").allInnerTexts();
        if (errors.length > 0) throw new Error(`${name}: ${errors.join(" ")}`);
    }

    async #answer(field, value) {
        const inputs = this.page.locator(`[name="${field}"]`);
        const kind = await inputs.first().evaluate((input) => input.type ?? input.tagName);
        if (kind === "radio" || kind === "checkbox") {
            await this.page.check(`[name="${field}"][value="${value}"]`);
        } else if (kind === "file") {
            await inputs.first().setInputFiles(value);
        } else if (kind === "select-one") {
            await inputs.first().selectOption(value);
        } else {
            await inputs.first().fill(value);
        }
    }

    text(selector) {
        return this.page.locator(selector).first().innerText();
    }
}
