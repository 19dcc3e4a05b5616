-- What was tried lately, one row a bucket (an account, a network, known or not), so that a row's lock
-- counts it exactly. The moments are microseconds since 1970 with a comma between.
CREATE TABLE IF NOT EXISTS attempts (
    bucket BINARY(32) NOT NULL,
    moments VARCHAR(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (bucket),
    KEY attempts_changed_at (changed_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
