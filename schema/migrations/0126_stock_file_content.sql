-- The file itself, sealed under the master key: it may hold voucher codes. Gone when it is loaded or dropped.
CREATE TABLE IF NOT EXISTS stock_file_content (
    file_id BINARY(16) NOT NULL,
    sealed LONGBLOB NOT NULL,
    PRIMARY KEY (file_id),
    CONSTRAINT stock_file_content_file FOREIGN KEY (file_id) REFERENCES stock_file (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
