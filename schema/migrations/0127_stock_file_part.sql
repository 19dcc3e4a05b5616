-- What became of the lines of a file, a row for each transaction that loaded some of them: numbers of SIMs and references of vouchers,
-- never a code. The key lets no part in twice.
CREATE TABLE IF NOT EXISTS stock_file_part (
    file_id BINARY(16) NOT NULL,
    first_line INT UNSIGNED NOT NULL,
    line_rows MEDIUMBLOB NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (file_id, first_line),
    CONSTRAINT stock_file_part_file FOREIGN KEY (file_id) REFERENCES stock_file (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
