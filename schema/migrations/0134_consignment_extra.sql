-- What was found in a packet and is none of its items, with where the books had it then.
CREATE TABLE IF NOT EXISTS consignment_extra (
    consignment_id BIGINT NOT NULL,
    number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    words VARCHAR(300) NOT NULL,
    PRIMARY KEY (consignment_id, number),
    CONSTRAINT consignment_extra_consignment FOREIGN KEY (consignment_id) REFERENCES consignment (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
