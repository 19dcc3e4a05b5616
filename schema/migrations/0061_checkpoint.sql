-- Signed sizes and roots of the log, each naming the one before it. Rows are added, never changed.
CREATE TABLE IF NOT EXISTS checkpoint (
    number BIGINT UNSIGNED NOT NULL,
    size BIGINT UNSIGNED NOT NULL,
    root BINARY(32) NOT NULL,
    previous_hash BINARY(32) NOT NULL,
    made_at DATETIME(6) NOT NULL,
    public_key BINARY(32) NOT NULL,
    signature BINARY(64) NOT NULL,
    PRIMARY KEY (number),
    CONSTRAINT checkpoint_number CHECK (number > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
