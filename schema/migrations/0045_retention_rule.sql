-- How long records are kept, from which of their dates, and why: data, so that a scheme can change it.
CREATE TABLE IF NOT EXISTS retention_rule (
    name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    days INT NOT NULL,
    starts VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    why VARCHAR(300) NOT NULL,
    PRIMARY KEY (name),
    CONSTRAINT retention_rule_subject CHECK (subject IN ('resident')),
    CONSTRAINT retention_rule_days CHECK (days BETWEEN 1 AND 3660),
    CONSTRAINT retention_rule_starts CHECK (starts IN ('entry', 'change'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
