// A picture of the top of a page for README.md, down to a figure: the findings and the first charts. Run by report_picture.sh and plan_picture.sh.
import { createRequire } from "node:module";

const require = createRequire(`${process.env.WEB}/package.json`);
const { chromium } = require("playwright-core");

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: 1200, height: 1000 } })).newPage();
page.setDefaultTimeout(600_000);
await page.goto(`file://${process.env.PAGE}`);
await page.locator("label[for=language-en]").click();
const end = await page.locator(`#figure-${process.env.LAST_FIGURE}`).evaluate((figure) => figure.getBoundingClientRect().bottom);
await page.screenshot({ path: process.env.PICTURE, clip: { x: 0, y: 0, width: 1200, height: Math.ceil(end) + 12 }, fullPage: true });
await browser.close();
