-- The signature under a handover: strokes or a photograph, sealed with the resident's key.
CREATE TABLE IF NOT EXISTS handover_signature (
    handover_id BIGINT NOT NULL,
    sealed MEDIUMBLOB NOT NULL,
    actor VARCHAR(64) NOT NULL,
    signed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (handover_id),
    CONSTRAINT handover_signature_handover FOREIGN KEY (handover_id) REFERENCES handover (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
