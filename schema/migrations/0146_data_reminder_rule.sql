-- How many days before something of the data bank ends people are reminded: staff of stock that must be activated soon
-- (numbers separated by a space, most days first), and the person of their bundle's last day. Without a row the house's are used.
CREATE TABLE IF NOT EXISTS data_reminder_rule (
    organisation_id BIGINT NOT NULL,
    stale_days VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ending_days INT UNSIGNED NOT NULL,
    version INT UNSIGNED NOT NULL,
    changed_by VARCHAR(64) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (organisation_id),
    CONSTRAINT data_reminder_rule_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT data_reminder_rule_stale CHECK (stale_days REGEXP '^([1-9][0-9]{0,2}( [1-9][0-9]{0,2}){0,5})?$'),
    CONSTRAINT data_reminder_rule_ending CHECK (ending_days BETWEEN 0 AND 60)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
