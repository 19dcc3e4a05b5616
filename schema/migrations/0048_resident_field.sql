-- A resident's protected fields, each sealed with the resident's own key and bound to its place.
CREATE TABLE IF NOT EXISTS resident_field (
    resident_id BIGINT NOT NULL,
    field VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sealed VARBINARY(2048) NOT NULL,
    PRIMARY KEY (resident_id, field),
    CONSTRAINT resident_field_resident FOREIGN KEY (resident_id) REFERENCES resident (id),
    CONSTRAINT resident_field_field CHECK (field IN ('name', 'phone', 'email', 'postcode', 'address', 'own_reference'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
