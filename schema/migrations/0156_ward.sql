-- Electoral wards, as the Office for National Statistics names them: of the whole installation, loaded by the operator.
CREATE TABLE IF NOT EXISTS ward (
    code CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(100) NOT NULL,
    PRIMARY KEY (code)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
