-- Where each subject's audit chain ends; the row is the lock of the chain.
CREATE TABLE IF NOT EXISTS audit_chain (
    subject VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seq INT UNSIGNED NOT NULL,
    head BINARY(32) NOT NULL,
    PRIMARY KEY (subject)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
