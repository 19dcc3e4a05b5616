-- How many points a reason gives in a scheme's queue; reasons without a row give the house's.
CREATE TABLE IF NOT EXISTS priority_rule (
    organisation_id BIGINT NOT NULL,
    reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    points INT UNSIGNED NOT NULL,
    PRIMARY KEY (organisation_id, reason),
    CONSTRAINT priority_rule_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT priority_rule_reason CHECK (reason IN ('need', 'waiting', 'household', 'safeguarding', 'deadline')),
    CONSTRAINT priority_rule_points CHECK (points <= 1000)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
