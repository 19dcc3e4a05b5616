// Reports of what was given, in a real Chromium at phone and desk width: a manager chooses what rows are made by, sees a chart
// beside its table, takes both files along, and looks at the table for the public and the report for a network; whoever
// works at a hub reads of that hub alone.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PrivateServer, run } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish, widths } from "./support/chromium.mjs";
import { press, says, signed_in } from "./support/hand.mjs";
import { add_person, call_well, card } from "./support/scheme.mjs";

const server = await PrivateServer.open();
const examine = (tab, name, width) => look(tab, `data_reports_${name}`, width);
let token;
const step = (method, path, json) => call_well(server, token, method, path, { json });

const asked = ["is_adult", "low_income"];
let counted = 0;
let people = 0;
async function give(hub, times, about) {
    const numbers = Array.from({ length: times }, () => card(660000000000 + (counted += 137)));
    await step("POST", "/api/v1/data/items", { hub, bundle: "REPORT-25", numbers, confirm: true });
    for (const item of numbers) {
        people += 1;
        await step("POST", "/api/v1/data/issues", { item, hub, phone: `07700 900${800 + people}`, terms_told: true, ...about });
    }
}

// By the operator, from lists of the form that the Office for National Statistics gives them.
async function load_wards() {
    const load = async (name, lines) => {
        const file = join(server.data, name);
        await writeFile(file, lines.join("\r\n"));
        return server.command(["wards", "--file", file, "--districts", "E06000057"]);
    };
    const said = await load("directory.csv", ["pcd7,pcds,doterm,lad25cd,wd25cd", "NE619ZX,NE61 9ZX,,E06000057,E05009001",
        "NE619ZY,NE61 9ZY,201906,E06000057,E05009001", "LS1 4AP,LS1 4AP,,E08000035,E05011390"]);
    check(said.includes("1 of 3 lines taken, 2 left out"), `the directory: ${said}`);
    const names = await load("names.csv", ["wd25cd,wd25nm,lad25cd", "E05009001,Bridge End,E06000057"]);
    check(names.includes("1 of 1 lines taken"), `the names: ${names}`);
}

// Who reads them.
async function prepare() {
    const create = ["token", "create", "--name", "reports", "--role", "manager"];
    token = await server.command(create);
    for (const [code, name] of [["NORTH", "Northgate library"], ["SOUTH", "Southfield community centre"]]) {
        await step("POST", "/api/v1/hubs", { code, name });
    }
    await step("POST", "/api/v1/data/bundles", { code: "REPORT-25", network: "o2", kind: "sim", name: "O2 25 GB for 12 months",
        gb_per_month: 25, months: 12, calls_included: true, valid_from: "2020-01-01" });
    await load_wards();
    await give("NORTH", 9, { criteria: [...asked, "lacks_at_home"], area: "ne619zx" });
    await give("SOUTH", 6, { criteria: [...asked, "cannot_afford"], area: "NE66" });
    return {
        manager: await add_person(server, { email: "manager@example.org", role: "manager" }),
        staff: await add_person(server, { email: "staff@example.org", role: "hub_staff", hub: "SOUTH" }),
        volunteer: await add_person(server, { email: "volunteer@example.org", role: "volunteer", hub: "SOUTH" }),
    };
}

async function download(tab, name) {
    const [file] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("link", { name }).click()]);
    return file.path();
}

async function choose_and_take(tab, width) {
    await tab.goto(`${server.url}/data`);
    await tab.getByRole("link", { name: "Reports for funders and networks" }).click();
    await examine(tab, "by_hub", width);
    check(await says(tab, "Southfield community centre"), "a hub is missing");
    await tab.selectOption("#by", "month");
    await tab.selectOption("#then", "criteria");
    await press(tab, "Show");
    await examine(tab, "by_month", width);
    check(await says(tab, "Too little at home"), "the criteria are not told");
    check(tab.url().includes("by=month"), "the address does not hold the choice");
    const csv = await readFile(await download(tab, "Download as CSV"), "utf8");
    const lines = csv.split("\r\n");
    check(lines[0].startsWith("From,To,Month,Criteria,SIMs given"), `CSV begins with ${lines[0]}`);
    check(lines.length === 4 && lines[3] === "", `CSV has ${lines.length} lines`);
    const book = await download(tab, "Download as a workbook");
    const { out } = await run("unzip", ["-p", book, "xl/worksheets/sheet1.xml"]);
    check(out.includes("<v>9</v>") && out.includes('state="frozen"'), "the workbook lacks the figures or the frozen row");
    await tab.selectOption("#by", "ward");
    await tab.selectOption("#then", "");
    await press(tab, "Show");
    await examine(tab, "by_ward", width);
    check(await says(tab, "Bridge End (E05009001)"), "the ward is not named");
    check(await says(tab, "Not recorded"), "those without a ward are not told");
    await tab.goto(`${server.url}/data/reports?from=31.3.2026`);
    await examine(tab, "refused", width);
    check(await says(tab, "Write the day like 2026-03-31."), "a day that is none is taken");
}

async function look_at_the_others(tab, width) {
    await tab.goto(`${server.url}/data/reports/foi`);
    await examine(tab, "foi", width);
    check(await says(tab, "All of these hold"), "the criteria are not told in words");
    check(!(await says(tab, "15")), "what was given this month is told before it is over");
    await tab.goto(`${server.url}/data/reports/network`);
    await tab.selectOption("#network", "o2");
    await press(tab, "Show");
    await examine(tab, "network", width);
    check(await says(tab, "Received from the network"), "the network does not learn what it gave");
    check(await says(tab, "NE61, NE66"), "the network does not learn where it went");
}

const readers = await prepare();
for (const width of Object.keys(widths)) {
    const tab = await signed_in(server, readers.manager, width);
    await choose_and_take(tab, width);
    await look_at_the_others(tab, width);
    await tab.context().close();
}
const staff = await signed_in(server, readers.staff);
await staff.goto(`${server.url}/data/reports`);
await examine(staff, "of_one_hub", "phone");
check(await says(staff, "Of Southfield community centre alone."), "staff are not told whose figures these are");
check(!(await says(staff, "Northgate")), "staff see another hub's figures");
const volunteer = await signed_in(server, readers.volunteer);
check((await volunteer.goto(`${server.url}/data/reports`)).status() === 403, "a volunteer reads reports");

await browser.close();
await server.close();
finish();
