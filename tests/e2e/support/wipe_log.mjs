// A good nwipe 0.42 log of a Dell Vostro 5581 with two disks, written for any moment.

export const dell = {
    kind: "laptop",
    make: "Dell",
    model: "Vostro 5581",
    serial: "3FBJ6P2",
    media: [
        { serial: "WD-WXC1A14S2591", model: "WDC WD3200LPVX-60V0TT0", bytes: 320072933376, type: "hdd" },
        { serial: "NS8BN06381120BD03", model: "BC501 NVMe SK hynix 256GB", bytes: 256060514304, type: "nvme" },
    ],
};

const london = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});

// The bench's clock: London's time, without a zone.
function stamp(moment) {
    const part = Object.fromEntries(london.formatToParts(moment).map(({ type, value }) => [type, value]));
    return `[${part.year}/${part.month}/${part.day} ${part.hour}:${part.minute}:${part.second}]`;
}

const disks = [
    { device: "sda", bus: " ATA", size: "320 GB", ...dell.media[0], shown: "WDC WD3200LPVX-60" },
    { device: "nvme0n1", bus: "NVME", size: "256 GB", ...dell.media[1], shown: "BC501 NVMe SK hyn" },
];

const bar = "*".repeat(80);
const rule = "-".repeat(80);

function table(title, columns, rows, end = bar) {
    return [title.padStart((80 + title.length) / 2, "*").padEnd(80, "*"), columns, rule, ...rows, end];
}

// The wipe begins at this moment and takes eight seconds.
export function wipe_log(begin) {
    const at = (seconds) => stamp(new Date(begin.getTime() + seconds * 1000));
    const line = (seconds, text) => `${at(seconds)}  notice: ${text}`;
    const row = ({ device }) => `  ${device.padStart(8)} |`;
    return [
        ...disks.map((d) => line(0, `Found /dev/${d.device}, ${d.bus}, ${d.model},  ${d.size}, S/N=${d.serial}`)),
        line(0, "system-manufacturer = Dell Inc."),
        line(0, `system-product-name = ${dell.model}`),
        line(0, `system-serial-number = ${dell.serial}`),
        line(0, "Program options are set as follows..."),
        line(0, "  banner       = nwipe 0.42"),
        line(0, "  method       = Fill With Zeros"),
        line(0, "  quiet        = 0"),
        line(0, "  verify       = 1 (last pass)"),
        ...disks.flatMap((d) => [
            line(1, `/dev/${d.device} has serial number ${d.serial}`),
            line(1, `Invoking method 'Fill With Zeros' on /dev/${d.device}`),
            line(1, `Starting pass 1/1, round 1/1, on /dev/${d.device}`),
            line(4, `${d.bytes} bytes written to /dev/${d.device}`),
            line(4, `Verifying pass 1 of 1, round 1 of 1, on /dev/${d.device}`),
            line(8, `Verified pass 1 of 1, round 1 of 1, on '/dev/${d.device}'.`),
            line(8, `Finished final round 1 of 1 on /dev/${d.device}`),
        ]),
        "",
        ...table(" Error Summary ", "!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors",
            disks.map((d) => `${row(d)}           0 |                    0 |                    0`)),
        "",
        ...table(" Erasure Summary ", "!   Device |      Bytes Erased |      Bytes Total | Percentage Erased",
            disks.map((d) => `${row(d)} ${String(d.bytes).padStart(17)} | ${String(d.bytes).padStart(16)} |           100.00%`)),
        "",
        ...table(" Drive Status ", "!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number",
            disks.map((d) => `${row(d)} Erased |   80 MB/s | 00:00:08 | ${d.shown}/${d.serial}`), rule),
        `${at(8)} Total Throughput  494 MB/s, Fill With Zeros, 1R+NB+VL`,
        bar,
        "",
        `${at(8)}    info: Nwipe successfully completed. See summary table for details.`,
        "",
    ].join("\n");
}
