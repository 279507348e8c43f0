using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArgumentLedger.Web.Identity.Migrations
{
    /// <inheritdoc />
    public partial class Administration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "BlockedAt",
                schema: "identity",
                table: "contributors",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsAdministrator",
                schema: "identity",
                table: "contributors",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RecoveryExpiresAt",
                schema: "identity",
                table: "contributors",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RecoveryHash",
                schema: "identity",
                table: "contributors",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Debate = table.Column<Guid>(type: "uuid", nullable: true),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_invitations_contributors_MadeBy",
                        column: x => x.MadeBy,
                        principalSchema: "identity",
                        principalTable: "contributors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContributorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Device = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_sessions_contributors_ContributorId",
                        column: x => x.ContributorId,
                        principalSchema: "identity",
                        principalTable: "contributors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_Debate",
                schema: "identity",
                table: "invitations",
                column: "Debate");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_Hash",
                schema: "identity",
                table: "invitations",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invitations_MadeBy",
                schema: "identity",
                table: "invitations",
                column: "MadeBy");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_ContributorId",
                schema: "identity",
                table: "sessions",
                column: "ContributorId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invitations",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "identity");

            migrationBuilder.DropColumn(
                name: "BlockedAt",
                schema: "identity",
                table: "contributors");

            migrationBuilder.DropColumn(
                name: "IsAdministrator",
                schema: "identity",
                table: "contributors");

            migrationBuilder.DropColumn(
                name: "RecoveryExpiresAt",
                schema: "identity",
                table: "contributors");

            migrationBuilder.DropColumn(
                name: "RecoveryHash",
                schema: "identity",
                table: "contributors");
        }
    }
}
