-- Which reminders of a SIM or voucher were sent, `days` before its date, so that each is sent once.
CREATE TABLE IF NOT EXISTS data_item_reminder (
    item_id BIGINT NOT NULL,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    days INT UNSIGNED NOT NULL,
    sent_at DATETIME(6) NOT NULL,
    PRIMARY KEY (item_id, kind, days),
    CONSTRAINT data_item_reminder_item FOREIGN KEY (item_id) REFERENCES data_item (id),
    CONSTRAINT data_item_reminder_kind CHECK (kind IN ('stale', 'ending'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
